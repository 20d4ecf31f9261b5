import pytest

from ui.markup import literal, one_line


def test_markup_is_escaped():
    assert literal("<img src=x onerror='a'> & \"b\"") == "&lt;img src=x onerror=&#x27;a&#x27;&gt; &amp; &quot;b&quot;"


def test_a_text_stays_on_one_line():
    assert literal("一\n\n二\r\n三\u2028四") == "一<br><br>二<br>三<br>四"


@pytest.mark.parametrize("control", ["\u202e", "\u2067", "\u200f"])
def test_a_bidi_control_stays_but_reorders_nothing_outside_itself(control):
    assert literal(f"a{control}b") == f'a<bdi class="control">{control}</bdi>b'


def test_one_line_holds_no_markup_no_breaks_and_nothing_that_reorders():
    assert one_line('<b a="1">\n\n二\u202e三\u2028 四') == "&lt;b a=&quot;1&quot;&gt; 二\ufffd三 四"
