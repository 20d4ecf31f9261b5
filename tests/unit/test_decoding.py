import codecs
import random

import pytest

from index.decoding.decoding import Decoded, decode
from index.errors import SourceError

SIMPLIFIED = (
    "数字产业集群是发展新质生产力的重要载体，也是促进实体经济和数字经济深度融合的重要路径。"
    "我们要加快建设现代化产业体系，推动经济发展和社会进步。"
)
TRADITIONAL = (
    "數字產業集群是發展新質生產力的重要載體，也是促進實體經濟和數字經濟深度融合的重要路徑。"
    "我們要加快建設現代化產業體系，推動經濟發展和社會進步。"
)
JAPANESE = (
    "この規格は、日本語の文章を計算機で扱うために作られたものです。"
    "むかしむかし、あるところに、おじいさんとおばあさんが住んでいました。"
)
KOREAN = (
    "이 규격은 한국어 문장을 컴퓨터에서 다루기 위하여 만들어진 것입니다. "
    "옛날 옛적에 어느 마을에 할아버지와 할머니가 살고 있었습니다. 그리고 그들은 행복하게 살았습니다."
)
RUSSIAN = "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему.\n" * 3
GUESS = "the encoding is not stated; read as {}, which is a guess: save the file as UTF-8 if the text looks wrong"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((SIMPLIFIED, name) for name in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030")),
        *((TRADITIONAL, name) for name in ("utf-16-le", "gb18030", "cp950")),
        *((JAPANESE, name) for name in ("utf-8", "utf-16-be", "cp932", "euc_jp")),
        *((KOREAN, name) for name in ("utf-16-le", "cp949")),
        (RUSSIAN, "utf-16-le"),
        ("The quick brown fox jumps over the lazy dog, again and again.\n", "utf-16-be"),
    ],
)
def test_running_text_needs_no_declaration_and_no_note(text, encoding):
    assert decode(text.encode(encoding)) == Decoded(text, encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_states_the_encoding_and_is_no_text(mark, encoding):
    assert decode(mark + "龘龘 ab".encode(encoding), "big5") == Decoded("龘龘 ab", encoding)


def test_rare_names_in_gb18030_come_back_exactly():
    names = "𠮷野、㛃、䶮、镕、堃、喆、赟、\U00031350、€，"

    assert decode((SIMPLIFIED + names).encode("gb18030")) == Decoded(SIMPLIFIED + names, "gb18030")


def test_hong_kong_characters_are_read_where_windows_big5_does_not_have_them():
    assert decode((TRADITIONAL + "咗嘢").encode("big5hkscs")) == Decoded(TRADITIONAL + "咗嘢", "big5hkscs")


def test_what_windows_writes_between_foreign_names_in_big5_stays():
    assert decode((TRADITIONAL + "喬治‧布希").encode("cp950")).text.endswith("喬治‧布希")


@pytest.mark.parametrize(
    ("text", "encoding"), [("春眠不觉晓，处处闻啼鸟。", "gb18030"), ("春眠不覺曉，處處聞啼鳥。", "cp950")]
)
def test_a_short_text_is_read_and_announced_as_a_guess(text, encoding):
    assert decode(text.encode(encoding)) == Decoded(text, encoding, (GUESS.format(encoding),))


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "iso8859_5", "cp866"])
def test_an_encoding_of_an_alphabet_is_always_a_guess(encoding):
    assert decode(RUSSIAN.encode(encoding)) == Decoded(RUSSIAN, encoding, (GUESS.format(encoding),))


def test_accents_in_latin_words_are_not_taken_for_chinese():
    text = "Grüße aus Köln, schöne Städte"

    assert decode(text.encode("latin-1")) == Decoded(text, "cp1252", (GUESS.format("cp1252"),))


def test_latin_words_in_chinese_text_do_not_hide_it():
    text = "双方展开激战，师Patricio Martín，进入PK赛"

    assert decode(text.encode("gb18030")).text == text


def test_mail_in_japanese_is_not_taken_for_ascii():
    assert decode(JAPANESE.encode("iso2022_jp")).text == JAPANESE


@pytest.mark.parametrize(
    ("declared", "text", "encoding"),
    [
        ("GB2312", "喆", "gb18030"),
        ("Big5", "咗", "big5hkscs"),
        ("Shift_JIS", "①", "cp932"),
        ("EUC-JP", "①", "euc_jis_2004"),
        ("ks_c_5601-1987", "똠", "cp949"),
        ("ISO-8859-1", "“é”", "cp1252"),
        (" UTF-8 ", "é", "utf-8"),
        ("windows-1256", "سلام", "cp1256"),
    ],
)
def test_a_declared_encoding_is_read_as_it_is_written(declared, text, encoding):
    assert decode(text.encode(encoding), declared) == Decoded(text, encoding)


@pytest.mark.parametrize(
    ("declared", "note"),
    [
        ("utf-8", "it declares the encoding utf-8; it was read as gb18030"),
        ("klingon", "it declares the encoding klingon, which is unknown; it was read as gb18030"),
        ("rot13", "it declares the encoding rot13, which is unknown; it was read as gb18030"),
        ("a\0b", "it declares the encoding a\0b, which is unknown; it was read as gb18030"),
    ],
)
def test_a_declaration_that_is_wrong_is_named(declared, note):
    assert decode(SIMPLIFIED.encode("gb18030"), declared) == Decoded(SIMPLIFIED, "gb18030", (note,))


@pytest.mark.parametrize("declared", ["gb2312", "utf-16", "iso-8859-1"])
def test_utf8_that_declares_something_else_is_read_as_utf8(declared):
    note = f"it declares the encoding {declared}; it was read as utf-8"

    assert decode(SIMPLIFIED.encode(), declared) == Decoded(SIMPLIFIED, "utf-8", (note,))


def test_lines_in_another_encoding_are_read_in_it_and_named():
    head, tail = f"{SIMPLIFIED}\nplain\n", f"{TRADITIONAL}\n\n{SIMPLIFIED}\n"

    decoded = decode(head.encode() + tail.encode("gb18030") + head.encode())

    assert decoded.text == head + tail + head
    assert decoded.notes == ("lines 3-5 are not in UTF-8 like the rest; read as gb18030, which is a guess",)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_character_cut_at_the_end_is_replaced_and_counted(encoding):
    cut = SIMPLIFIED.encode(encoding)[:-1]
    place = len(SIMPLIFIED[:-1].encode(encoding))

    decoded = decode(cut)

    assert (decoded.text, decoded.encoding) == (SIMPLIFIED[:-1] + "\ufffd", encoding)
    assert decoded.notes == (f"1 character could not be read (byte {place}) and is shown as \ufffd",)


def test_a_short_text_with_a_mark_may_be_cut():
    note = "1 character could not be read (byte 6) and is shown as \ufffd"

    assert decode(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"c") == Decoded("ab\ufffd", "utf-16-le", (note,))


def test_colours_of_a_terminal_are_no_japanese():
    assert decode(b"\x1b[31mred\x1b[0m \x1b$x\n").encoding == "utf-8"


def test_a_place_counts_from_the_first_byte_of_the_file():
    decoded = decode(codecs.BOM_UTF8 + b"ab\xff" + SIMPLIFIED.encode())

    assert decoded.notes == ("1 character could not be read (byte 5) and is shown as \ufffd",)


@pytest.mark.parametrize(("fault", "count"), [(b"\xff\xfe", 2), (b"\xc0\xaf", 2), (b"\xf8\x88\x80\x80\x80", 5)])
def test_bytes_that_utf8_never_holds_are_replaced_and_counted(fault, count):
    decoded = decode(SIMPLIFIED.encode() + fault + SIMPLIFIED.encode())

    assert decoded.text == SIMPLIFIED + "\ufffd" * count + SIMPLIFIED
    assert decoded.notes[0].startswith(f"{count} characters could not be read (bytes {len(SIMPLIFIED.encode())}, ")


def test_a_replacement_character_of_the_file_itself_is_not_counted():
    decoded = decode(f"\ufffd{SIMPLIFIED}".encode() + b"\xff")

    assert decoded.notes[0].startswith("1 character could not")


def test_halves_of_a_rare_character_are_joined():
    decoded = decode("村上😀".encode("utf-16", "surrogatepass").decode("utf-16").encode() + b"\xed\xa0\xbd\xed\xb8\x80")

    assert (decoded.text, decoded.encoding, len(decoded.notes)) == ("村上😀😀", "cesu-8", 1)


def test_some_zero_bytes_do_not_make_a_text_binary():
    decoded = decode(f"{SIMPLIFIED}\0\n{SIMPLIFIED}\0".encode())

    assert decoded.text == f"{SIMPLIFIED}\ufffd\n{SIMPLIFIED}\ufffd"
    assert decoded.notes[0].startswith("2 characters could not be read")


def test_few_bytes_that_are_utf8_perhaps_by_chance_are_doubted():
    decoded = decode("失".encode("gbk"))

    assert (decoded.encoding, decoded.notes) == (
        "utf-8",
        ("read as utf-8, but it may be in gb18030: save the file as UTF-8 if it is",),
    )


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\x7fELF\x02\x01\x01" + bytes(64), "a program"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "a PNG picture"),
        (b"PK\x03\x04" + bytes(64), "a ZIP archive"),
        (b"SQLite format 3\0" + bytes(64), "an SQLite database"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF document"),
    ],
)
def test_a_file_with_a_known_signature_is_named(data, found):
    with pytest.raises(SourceError, match=f"binary data: it looks like {found}.*expected text: give the file"):
        decode(data)


@pytest.mark.parametrize("data", [random.Random(1).randbytes(4096), bytes(4096), b"\x01\x02\xff" * 100])
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(SourceError, match="binary data; expected text in UTF-8"):
        decode(data)


def test_a_text_that_turns_into_something_else_is_refused():
    with pytest.raises(
        SourceError, match="characters cannot be read as gb18030; expected text: save the file as UTF-8"
    ):
        decode(f"{SIMPLIFIED}\n".encode("gb18030") * 1000 + b"\xff" * 20_000)


def test_an_empty_file_is_refused():
    with pytest.raises(SourceError, match="the file is empty; expected text"):
        decode(b"")


def test_chinese_of_seven_bits_is_read_or_doubted():
    text = "绿色发展：时代意义\n要加快发展方式绿色转型。\n"

    hz, utf7 = decode(text.encode("hz")), decode(text.encode("utf-7"))

    assert (hz.text, hz.encoding, len(hz.notes)) == (text, "hz", 1)
    assert utf7.notes == ("read as utf-8, but it may be in UTF-7: save the file as UTF-8 if it is",)


@pytest.mark.parametrize("text", ["~{a~}", "C++ and +8613800000000-x", "a{~b} ~{ c ~}", "1+2-3 base64+AAAAAAAA-"])
def test_ascii_with_signs_is_ascii(text):
    assert (decode(text.encode()).text, decode(text.encode()).notes) == (text, ())
