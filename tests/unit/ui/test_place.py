import pytest

from ui.place import Citation, PassageAt, RoomName, WholeArticle, parse


@pytest.mark.parametrize("place", [Citation(3, 2), WholeArticle("0f-a_b.c"), PassageAt("0f-a", "00ff"), RoomName.SHELF])
def test_a_link_leads_back_to_its_place(place):
    assert parse(place.href) == place


@pytest.mark.parametrize(
    "href", ["#cellar", "shelf", "", None, 7, "#cite-1", "#cite-1-2 ", "#article-../x", "#cite-1-2\n", "javascript:x"]
)
def test_anything_else_leads_nowhere(href):
    assert parse(href) is None
