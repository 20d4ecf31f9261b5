import pytest

from index.nobody import is_nobody


@pytest.mark.parametrize(
    "name", ["sina_admin", "admin01", "user_8813", "zhihu_user123", "Admin", "佚名", "匿名", "网络", " 未知 ", "104140"]
)
def test_a_login_name_or_a_word_for_nobody_names_nobody(name):
    assert is_nobody(name)


@pytest.mark.parametrize("name", ["张三", "J.R.R.Tolkien", "Jean-Paul", "Jane Roe", "网易", "新华社", "無名"])
def test_a_name_names_somebody(name):
    assert not is_nobody(name)
