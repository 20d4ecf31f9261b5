"""The words of the page that asks for the password."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginTexts:
    """The words of the page that asks for the password in one language."""

    password: str
    enter: str
    wrong: str
    too_often: str


ZH = LoginTexts(
    password="请输入口令",
    enter="进入",
    wrong="口令不对，请再试一次。",
    too_often="试错的次数太多，请过几分钟再来。",
)


EN = LoginTexts(
    password="Password",
    enter="Enter",
    wrong="That is not the password. Please try again.",
    too_often="Too many wrong tries. Please come back in some minutes.",
)
