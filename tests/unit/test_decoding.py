import codecs

import pytest

from index.decoding import decode
from index.errors import SourceError

SIMPLIFIED = "数字产业集群是发展新质生产力的重要载体，也是促进实体经济和数字经济深度融合的重要路径。"
TRADITIONAL = "數字產業集群是發展新質生產力的重要載體，也是促進實體經濟和數字經濟深度融合的重要路徑。"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SIMPLIFIED.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + SIMPLIFIED.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF16_LE + SIMPLIFIED.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + SIMPLIFIED.encode("utf-32-le"), "utf-32-le"),
        (SIMPLIFIED.encode("utf-16-le"), "utf-16-le"),
        (SIMPLIFIED.encode("gb18030"), "gb18030"),
    ],
)
def test_simplified_chinese_comes_back_from_every_encoding(data: bytes, encoding: str):
    decoded = decode(data)

    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, encoding)


def test_traditional_chinese_in_big5_is_not_taken_for_gb18030():
    decoded = decode(TRADITIONAL.encode("big5"))

    assert (decoded.text, decoded.encoding) == (TRADITIONAL, "big5hkscs")


def test_binary_data_is_refused():
    with pytest.raises(SourceError, match="binary data; expected text in UTF-8"):
        decode(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8)


def test_bytes_in_no_known_encoding_are_refused_rather_than_guessed():
    with pytest.raises(SourceError, match="an encoding that cannot be told"):
        decode("Grüße aus Köln, schöne Städte".encode("latin-1"))


def test_a_damaged_utf8_file_names_the_place():
    data = (SIMPLIFIED * 3).encode() + b"\xff" + SIMPLIFIED.encode()

    with pytest.raises(SourceError, match=f"byte {len((SIMPLIFIED * 3).encode())} is not"):
        decode(data)
