"""Laws of decoding that hold for any bytes."""

import codecs
import contextlib

from hypothesis import given
from hypothesis import strategies as st

from index.decoding.decoding import Decoded, decode
from index.errors import SourceError

WIDE_MARKS = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE, "utf-32-be": codecs.BOM_UTF32_BE}
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@given(st.binary(), st.none() | st.text() | st.sampled_from(["gbk", "big5", "utf-16", "utf-7", "iso-2022-jp", "hex"]))
def test_any_bytes_end_in_text_or_in_a_sentence(data, declared):
    with contextlib.suppress(SourceError):
        decoded = decode(data, declared)
        assert "\0" not in decoded.text
        decoded.text.encode()  # holds no half of a surrogate pair


@given(TEXTS, st.sampled_from(sorted(WIDE_MARKS)))
def test_a_marked_text_comes_back(text, encoding):
    assert decode(WIDE_MARKS[encoding] + text.encode(encoding)) == Decoded(text, encoding)


@given(TEXTS)
def test_a_marked_utf8_text_comes_back(text):
    assert decode(codecs.BOM_UTF8 + text.encode()) == Decoded(text, "utf-8")
