import pytest

from ui.reference import Citation, WholeArticle, parse


@pytest.mark.parametrize("place", [Citation(3, 2), WholeArticle("0f-a_b.c")])
def test_a_link_leads_back_to_its_place(place):
    assert parse(place.href) == place


@pytest.mark.parametrize(
    "href", ["#shelf", "", None, 7, "#cite-1", "#cite-1-2 ", "#article-../x", "#cite-1-2\n", "javascript:x"]
)
def test_anything_else_leads_to_the_shelf(href):
    assert parse(href) is None
