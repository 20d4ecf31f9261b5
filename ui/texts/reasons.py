"""Why a file was not read, in Chinese: the index says it in English."""

import re
from collections.abc import Mapping

# The sentences of the index that visitors meet, `{…}` standing for what differs from file to file. What is not here is
# shown as the index says it.
CHINESE: Mapping[str, str] = {
    "no text in it": "里面没有文字。",
    "no text in it, only white space": "里面只有空白。",
    "no text in it but links": "里面只有链接，没有文字。",
    "no text in it, neither as a text layer nor in its pictures; {rest}": "文字层和图片里都认不出文字，可以重新扫描。",
    "no text found in the picture by OCR; {rest}": "图片里认不出文字，可以换一张更清晰的。",
    "the file is empty; expected text": "文件是空的。",
    "not a format that is read; save it as one of {formats}": "这种格式读不了，请另存为上面列出的格式。",
    "{size} MB; expected at most {limit} MB for {form}: split the file": "有 {size} MB，最多 {limit} MB，请拆成几份。",
    "binary data: it looks like {form}; {rest}": "内容其实是 {form}，请改用相应的扩展名。",
    "binary data; {rest}": "内容不是文字。",
    "text in an encoding that cannot be told; {rest}": "认不出文字的编码，请另存为 UTF-8。",
    "{faults} of {chars} characters cannot be read as {encoding}; {rest}": "有 {faults} 个字读不出来，请另存为 UTF-8。",
    "not a PDF, whatever its name says; {rest}": "内容不是 PDF。",
    "password-protected; {rest}": "文件有密码，请另存一份不加密的。",
    "a damaged PDF or one without pages; {rest}": "PDF 已损坏，请用阅读器打开后重新保存。",
    "not a valid {form} file {rest}": "不是完好的 {form} 文件，请打开后重新保存。",
    "an Office file of the old kind or with a password; {rest}": "是旧格式或加了密码的文档，请另存为没有密码的新格式。",
    "not a picture that can be read {rest}": "图片打不开，请另存为 PNG 或 JPEG。",
    "its text is encrypted (DRM); {rest}": "内容有版权加密，读不出来。",
    "line {number} is not JSON in UTF-8 {rest}": "第 {number} 行不是 UTF-8 的 JSON，每行应当是一个对象。",
    'line {number} has no "_id" or no "text"; {rest}': "第 {number} 行缺少 _id 或 text。",
    "took longer than {seconds} s to read": "读了 {seconds} 秒还没有读完，可以拆成几份。",
    "{lines} lines; expected at most {limit}: split the file": "有 {lines} 行，最多 {limit} 行，请拆成几份。",
    "describes another file; correct the article itself": "这是说明另一份文件的，请直接在文章上点“更正”。",
    "read by OCR": "由图片识别而来，请留意错字",
    "{pages} pages, read by OCR": "有 {pages} 页由图片识别而来，请留意错字",
    "its footnotes were left out": "脚注没有收入",
    "the encoding is not stated; read as {encoding}, {rest}": "没有注明编码，按 {encoding} 读出，请留意乱码",
    "{claim}; it was read as {encoding}": "注明的编码不对，按 {encoding} 读出",
    "it has tracked changes; {rest}": "有修订记录，删去的文字没有收入",
}


def in_chinese(reason: str) -> str:
    """The reason in Chinese where it is known, else as it is."""
    for pattern, sentence in _PATTERNS:
        if found := pattern.fullmatch(reason):
            return sentence.format(**found.groupdict())
    return reason


def _pattern(template: str) -> re.Pattern[str]:
    """Each blank is a stretch without line breaks; the sentences are short, and no two blanks touch."""
    parts = re.split(r"\{(\w+)\}", template)
    return re.compile("".join(f"(?P<{part}>.+?)" if odd % 2 else re.escape(part) for odd, part in enumerate(parts)))


_PATTERNS = [(_pattern(template), sentence) for template, sentence in CHINESE.items()]
