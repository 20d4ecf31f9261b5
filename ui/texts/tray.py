"""The words of the tray, and of what is taken away from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from rag.citation import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayTexts:
    """The words of the tray in one language; `{…}` are filled in with `str.format`."""

    name: str
    hint: str
    count: str
    nothing: str
    lost: str
    style: str
    styles: Mapping[Style, str]
    copy: str
    copied: str
    by_hand: str
    collect: str
    collected: str
    up: str
    down: str
    remove: str
    read: str
    export_tray: str
    export_talk: str
    print: str
    clear: str
    really_clear: str
    exported: str
    nothing_to_export: str
    failed: str
    conversation: str
    references: str
    file_tray: str
    file_talk: str


ZH = TrayTexts(
    name="摘录",
    hint="收了哪些段落，只记在这个浏览器里，重开页面还在；原文每次都从文库里取。",
    count="共 {count} 段",
    nothing="还没有摘录。在回答或原文里点“收入摘录”，那一段就放到这里。",
    lost="这一段已经不在文库里了，它的文章可能已被移走或改动。",
    style="引文格式",
    styles={Style.GBT7714: "GB/T 7714", Style.APA: "APA", Style.PLAIN: "文字说明"},
    copy="复制",
    copied="已复制",
    by_hand="浏览器没有让网页写剪贴板，请在这里复制：",
    collect="收入摘录",
    collected="已收入",
    up="上移",
    down="下移",
    remove="移出",
    read="看全文",
    export_tray="导出摘录",
    export_talk="导出整段对话",
    print="打印摘录",
    clear="清空摘录",
    really_clear="再点一次，清空全部",
    exported="已导出：{file}",
    nothing_to_export="没有可以导出的内容。",
    failed="抱歉，程序出了意外，没有做成。原因已记入日志。",
    conversation="对话",
    references="参考文献",
    file_tray="摘录",
    file_talk="对话",
)


EN = TrayTexts(
    name="Notes",
    hint="Which passages are here is kept in this browser and outlasts a reload; "
    "their words come from the collection each time.",
    count="Passages: {count}",
    nothing="Nothing collected yet. Click “Collect” under a passage, in an answer or in its article, to put it here.",
    lost="This passage is no longer in the collection; its article may have been removed or changed.",
    style="Reference style",
    styles={Style.GBT7714: "GB/T 7714", Style.APA: "APA", Style.PLAIN: "Plain words"},
    copy="Copy",
    copied="Copied",
    by_hand="The browser did not let the page write to the clipboard. Please copy it from here:",
    collect="Collect",
    collected="Collected",
    up="Up",
    down="Down",
    remove="Remove",
    read="Whole article",
    export_tray="Export notes",
    export_talk="Export conversation",
    print="Print notes",
    clear="Clear notes",
    really_clear="Click again to clear all",
    exported="Exported: {file}",
    nothing_to_export="There is nothing to export.",
    failed="Sorry, something went wrong and it was not done. The reason is in the log.",
    conversation="Conversation",
    references="References",
    file_tray="notes",
    file_talk="conversation",
)
