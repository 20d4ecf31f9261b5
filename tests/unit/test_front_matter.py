import pytest

from index.front_matter import front_matter, front_matter_faults


def test_front_matter_is_read_and_what_other_programs_write_there_passed_over():
    text = "---\ntitle: 题目\ndate: 2024-03-05T10:00:00Z\ntags: [a, b]\ndraft: false\nauthor: 张三\n---\n\n正文。\n"

    found = front_matter(text)

    assert found is not None
    said, end = found
    assert dict(said.values) == {"title": "题目", "date": "2024-03-05", "authors": ("张三",)}
    assert text[end:] == "\n正文。\n"


@pytest.mark.parametrize(
    "text",
    [
        "正文。",
        "---\n正文，没有字段。\n---\n",
        "---\ntitle: 题目\n没有结束",
        "---\ntitle: 'x\n---\n",
        "---\n他说：好: 坏: 一般\n---\n",
        "---\nother: x\n---\n",
        "---\n\n---\n",
    ],
)
def test_a_text_that_only_looks_like_front_matter_stays_text(text):
    assert front_matter(text) is None


def test_front_matter_with_a_colon_too_many_is_read_line_by_line_and_noted():
    text = "---\ntitle: 绿色发展: 时代意义\nauthor: 李明\ndate: 2024-03-05\ntags: [a]\n---\n正文。"

    found = front_matter(text)

    assert found is not None
    assert dict(found[0].values) == {"title": "绿色发展: 时代意义", "authors": ("李明",), "date": "2024-03-05"}
    assert [fault[:28] for fault in front_matter_faults(text)] == ["its front matter is not YAML"]


def test_what_front_matter_says_in_vain_is_noted():
    text = "---\ntitle: 题目\ndate: yesterday\ntags: [a]\n---\n正文。"

    faults = front_matter_faults(text)

    assert faults == ("front matter: date is “yesterday”; expected YYYY-MM-DD, YYYY-MM or YYYY; this was passed over",)
    assert front_matter_faults("---\ntitle: 题目\n---\n正文。") == front_matter_faults("正文。") == ()
