import pytest

from ui.markup import literal


def test_markup_is_escaped():
    assert literal("<img src=x onerror='a'> & \"b\"") == "&lt;img src=x onerror=&#x27;a&#x27;&gt; &amp; &quot;b&quot;"


def test_a_text_stays_on_one_line():
    assert literal("一\n\n二\r\n三\u2028四") == "一<br><br>二<br>三<br>四"


@pytest.mark.parametrize("control", ["\u202e", "\u2067", "\u200f"])
def test_a_bidi_control_stays_but_reorders_nothing_outside_itself(control):
    assert literal(f"a{control}b") == f'a<bdi class="control">{control}</bdi>b'
