"""A record whose every field tries to run, to format or to reorder something, and its reprint."""

RECORD = {
    "_id": "<b>id</b>",
    "title": "<script>alert(1)</script>**题目**\u202e",
    "authors": ["<img src=x onerror=alert(2)>"],
    "publication": "![报](http://evil.example/x.png)",
    "date": "[日](javascript:alert(3))",
    "text": (
        "城市公园在清晨六点开门。管理处说 <img src=x onerror=alert(4)> 应当照原样显示，**不加粗**，"
        "也不变成[链接](javascript:alert(5))。"
        "\n\n# 公园里有三个湖。\n\n公园的门票是 $5$ 元，``代码`` 与 <style>*{display:none}</style> 都只是文字。"
    ),
}
REPRINT = {**RECORD, "_id": "<i>again</i>"}
