"""What stands in an author's place and is none: login names, and what is written for want of a name."""

import re

# What programs write where they know nothing better, in any field.
NOTHING = frozenset(
    (
        *("admin", "administrator", "anonymous", "author", "editor", "none", "null", "root", "unknown", "user"),
        *("unknown author", "unknown title", "untitled", "webmaster", "n/a"),
        *("未知", "佚名", "匿名", "管理员", "作者", "编辑", "无"),
    )
)
NOBODY = NOTHING | {
    *("guest", "无名氏", "不详", "系统管理员", "网站管理员", "超级管理员", "小编", "网友"),
    *("网络", "互联网", "来自网络", "本站", "本网", "转载", "原创"),
}
# A login name is one word of ASCII that no person is called by: sina_admin, admin01, user_8813, 104140.
ONE_WORD, NO_NAMES_CHARACTER = re.compile(r"[A-Za-z0-9_.\-]+"), re.compile(r"[0-9_]")


def is_nobody(name: str) -> bool:
    """Whether a name names nobody."""
    known = name.strip().lower()
    return known in NOBODY or _is_account(known)


def _is_account(name: str) -> bool:
    return ONE_WORD.fullmatch(name) is not None and NO_NAMES_CHARACTER.search(name) is not None
