"""Pages in the manner of Chinese news sites, government sites and WeChat."""

from pathlib import Path

import pytest

from index.articles import Attribution, MarkKind, Source
from index.errors import SourceError
from index.readers import web
from index.segmentation.segmentation import segment
from tests.documents import as_its_twin

DATA = Path(__file__).parents[1] / "data"
TITLE = "数字产业集群的作用路径"
BODY = [
    "数字产业集群是以新发展理念为引领，从事数字产品制造和服务的企业在空间上的集聚，它正在改变地区之间的分工。" * 2,
    "一、准确把握内涵",
    "“要加快。”他说。",
    "新质生产力是创新起主导作用的先进生产力，摆脱了传统的经济增长方式，符合高质量发展的要求，值得各地认真研究。" * 2,
    "二、加快推进落实",
    "各地要因地制宜，结合自己的产业基础和资源条件，有选择地推动新产业、新模式、新动能发展，用新技术改造传统产业。" * 2,
    "（作者系某大学教授）",
]
MENU = "".join(
    f"<li><a href='/{word}'>{word}</a></li>" for word in ["首页", "时政", "国际", "经济", "社会", "文化", "理论"]
)
RELATED = "".join(f"<li><a href='/{n}'>第{n}条：某地产业发展再上新台阶</a><i>03-0{n}</i></li>" for n in range(1, 8))


def page(body: str, head: str = f"<title>{TITLE}--理论--人民网</title>") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}<style>p{{}}</style></head><body>{body}</body></html>"
    )


def paragraphs(tag: str = "p") -> str:
    return "".join(f"<{tag}>　　{line}</{tag}>\n" for line in BODY)


def read(tmp_path: Path, content: str, encoding: str = "utf-8") -> Source:
    (tmp_path / "a.html").write_bytes(content.encode(encoding))
    (source,) = web.read(tmp_path / "a.html", "a.html")
    return source


def lines(source: Source) -> list[str]:
    """The lines of the article."""
    beside = {place for mark in source.marks if mark.kind is MarkKind.ASIDE for place in range(mark.start, mark.end)}
    article = "".join(one for place, one in enumerate(source.text) if place not in beside)
    return [line for line in article.splitlines() if line]


def asides(source: Source) -> list[str]:
    """The lines beside it."""
    found = [source.text[mark.start : mark.end] for mark in source.marks if mark.kind is MarkKind.ASIDE]
    return [line for text in found for line in text.splitlines()]


def marked(source: Source) -> list[tuple[str, MarkKind]]:
    return [(source.text[one.start : one.end], one.kind) for one in source.marks if one.kind is not MarkKind.ASIDE]


def test_a_news_page_gives_its_headline_its_credits_and_its_text(tmp_path):
    over = f"<ul class=nav>{MENU}</ul><div class=path><a href=x>人民网</a>&gt;&gt;<a href=x>理论</a></div><h3>深入学习贯彻</h3><h1>{TITLE}</h1>"
    said = "<h4>——从实践谈起</h4><div>王丰 田茂敏</div><div>2025年03月21日08:26 | 来源：<a href=x>人民网－人民日报</a></div><div>小字号</div>"
    under = f"<div>分享到：<a href=x>微信</a><a href=x>微博</a></div><h2>相关新闻</h2><ul>{RELATED}</ul><div>人民日报社概况 | 关于人民网</div>"

    source = read(tmp_path, page(f"{over}{said}<div class=rm_txt_con>{paragraphs()}</div>{under}"))

    credits = ["——从实践谈起", "王丰 田茂敏", "2025年03月21日08:26 | 来源：人民网－人民日报"]
    assert lines(source) == [TITLE, *credits, *BODY]
    assert marked(source) == [(TITLE, MarkKind.TITLE), ("——从实践谈起", MarkKind.HEADING)]
    assert (source.attribution.title, source.attribution.date) == (TITLE, "2025-03-21")


def test_what_stands_beside_the_article_is_recorded_in_its_place(tmp_path):
    over = f"<nav><ul>{MENU}</ul></nav><div><a href=x>人民网</a>&gt;&gt;<a href=x>理论</a></div>"
    under = "<div>分享到：<a href=x>微信</a><a href=x>微博</a></div><aside>热门推荐</aside><footer>版权所有</footer>"

    source = read(tmp_path, page(f"{over}<h1>{TITLE}</h1><div>{paragraphs()}</div>{under}"))
    cutting = segment(source)

    menu = ["首页", "时政", "国际", "经济", "社会", "文化", "理论", "人民网>>理论"]
    assert asides(source) == [*menu, "分享到：微信微博", "热门推荐", "版权所有"]
    recorded = [source.text[one.start : one.end] for one in cutting.left_out if one.reason == "beside the article"]
    assert recorded == ["\n".join(menu), "分享到：微信微博\n热门推荐\n版权所有"]
    assert [article.attribution.title for article, _ in cutting.clippings] == [TITLE]


def test_a_teaser_of_the_articles_own_words_takes_none_of_them(tmp_path):
    teaser = f"<aside><p>{BODY[0]}</p></aside>"

    source = read(tmp_path, page(f"{teaser}<h1>{TITLE}</h1>{paragraphs()}"))

    assert [article.text.count(BODY[0]) for article, _ in segment(source).clippings] == [1]


def test_a_wechat_page_is_read_though_scripts_would_show_it(tmp_path):
    text = "".join(f"<section><section><span>{line}</span></section></section><section><br></section>" for line in BODY)
    head = f"<title></title><meta property='og:title' content='{TITLE}'><meta name=author content=王丰>"
    wrapped = f"<h1 id=activity-name>\n {TITLE}\n</h1><div id=meta_content class=rich_media_meta_list><span>理论之窗</span></div><div class='rich_media_content ' id=js_content style='visibility: hidden'>{text}</div>"

    source = read(tmp_path, page(f"<div id=js_article>{wrapped}</div><div>阅读 赞 在看</div>", head))

    assert [line for line in lines(source) if line != "理论之窗"] == [TITLE, *BODY]
    assert source.attribution == Attribution(title=TITLE, authors=("王丰",))


def test_an_old_page_laid_out_in_tables_is_read_in_its_own_encoding(tmp_path):
    menu = "<table><tr><td><a href=x>首页</a> | <a href=x>新闻</a> | <a href=x>公告</a></td></tr></table>"
    side = "".join(f"<tr><td><a href=x>栏目导航{n}</a></td></tr>" for n in range(9))
    text = f"<tr><td align=center><font size=5>{TITLE}</font></td></tr><tr><td>发布时间：2012-05-06　来源：某县报　点击：123次</td></tr>"
    text += f"<tr><td>{'<br><br>'.join(BODY)}</td></tr><tr><td>上一篇：<a href=x>甲乙丙丁戊己</a> 下一篇：<a href=x>甲乙丙丁</a></td></tr>"
    html = page(f"{menu}<table><tr><td><table>{side}</table></td><td><table>{text}</table></td></tr></table>").replace(
        "utf-8", "gb2312"
    )

    source = read(tmp_path, html, "gb18030")

    assert lines(source) == [TITLE, "发布时间：2012-05-06　来源：某县报　点击：123次", *BODY]
    assert (source.encoding, source.attribution.date) == ("gb18030", "2012-05-06")


def test_a_heading_over_nothing_but_links_is_left_out(tmp_path):
    html = page(f"<h1>{TITLE}</h1><div><div>{paragraphs()}</div><h2>深度观察</h2><ul>{RELATED}</ul></div>")

    assert lines(read(tmp_path, html)) == [TITLE, *BODY]


def test_comments_and_teasers_that_quote_the_article_are_left_out(tmp_path):
    comments = "".join(f"<div class=comment><b>网友{n}</b><p>说得太好了，受益匪浅，支持！</p></div>" for n in range(12))
    teasers = f"<div class=sidebar><h4><a href=x>热点</a></h4><p>{BODY[3][:40]}。</p></div>"

    source = read(
        tmp_path, page(f"<h1>{TITLE}</h1><div class=article>{paragraphs()}</div><h3>网友评论</h3>{comments}{teasers}")
    )

    assert lines(source) == [TITLE, *BODY]


@pytest.mark.parametrize("over", ["3 条评论", "网友评论（1）", "评论", "1 comment"])
def test_the_only_comment_is_none_of_the_article(tmp_path, over):
    comment = f"<div>{over}</div><div class=comment><p>写得真好，学习了，谢谢作者的分享，期待下一篇。</p></div>"

    source = read(tmp_path, page(f"<h1>{TITLE}</h1>{paragraphs()}{comment}"))

    assert lines(source) == [TITLE, *BODY]
    assert asides(source)[0] == over


def test_scripts_templates_and_hidden_elements_are_no_text(tmp_path):
    hidden = (
        "<script>甲</script><template>乙</template><div hidden>丙</div><div style='display:none'><p>丁</p></div><!-- 戊"
    )

    source = read(tmp_path, page(f"<h1>{TITLE}</h1>{paragraphs()}{hidden}"))

    assert lines(source) == [TITLE, *BODY]


def test_tables_and_lists_are_read_in_their_place(tmp_path):
    table = "<table><tr><th>指标</th><th>产值</th></tr><tr><td>2023年</td><td>12</td></tr></table><ul><li>夯实基础。</li></ul>"

    source = read(tmp_path, page(f"<article><h1>{TITLE}</h1><p>{BODY[0]}</p>{table}<p>{BODY[3]}</p></article>"))

    assert lines(source) == [TITLE, BODY[0], "指标\t产值", "2023年\t12", "夯实基础。", BODY[3]]


def test_a_place_that_is_only_named_is_no_link(tmp_path):
    source = read(tmp_path, page(f"<a name=top><h1>{TITLE}</h1>{paragraphs()}"))

    assert lines(source) == [TITLE, *BODY]


def test_a_page_without_an_article_gives_all_its_text(tmp_path):
    assert lines(read(tmp_path, "<p>今天有雨。</p><p>明天转晴。</p>")) == ["今天有雨。", "明天转晴。"]


def test_a_headline_that_is_not_in_the_text_is_still_the_title(tmp_path):
    assert read(tmp_path, page(paragraphs())).attribution.title == TITLE


def test_a_headline_on_two_lines_is_one(tmp_path):
    source = read(tmp_path, page(f"<h1>{TITLE[:6]}<br>{TITLE[6:]}</h1>{paragraphs()}"))

    assert lines(source) == [f"{TITLE[:6]} {TITLE[6:]}", *BODY]


def test_a_heading_with_the_sites_name_is_no_headline(tmp_path):
    source = read(tmp_path, page(f"<h1>人民网</h1><div class=tit>{TITLE}</div><div class=content>{paragraphs()}</div>"))

    assert lines(source) == [TITLE, *BODY]
    assert marked(source) == [(TITLE, MarkKind.TITLE)]


def test_a_page_of_several_signed_articles_has_no_title_of_its_own(tmp_path):
    first = f"<h1>上海的数字经济</h1><p>记者 张三</p><p>{BODY[0]}</p><p>{BODY[3]}</p>"
    second = f"<h1>北京的绿色发展</h1><p>记者 李四</p><p>{BODY[5]}</p>"

    source = read(tmp_path, page(f"<article>{first}{second}</article>", "<title>要闻</title>"))

    assert [kind for _, kind in marked(source)] == [MarkKind.TITLE, MarkKind.TITLE]
    assert source.attribution.title is None


def test_signed_headings_of_a_lower_level_begin_articles_too(tmp_path):
    first = f"<h2>上海的数字经济</h2><p>作者：张三</p><p>{BODY[0]}</p><p>{BODY[3]}</p>"
    second = f"<h2>守牢粮食安全底线</h2><p>作者：李四</p><p>{BODY[5]}</p><p>{BODY[3]}</p>"

    for over in ("", "<h1>理论版</h1>"):
        source = read(tmp_path, page(f"{over}{first}{second}", "<title>理论版_光明日报</title>"))

        titles = [article.attribution.title for article, _ in segment(source).clippings]
        assert titles == ["上海的数字经济", "守牢粮食安全底线"]
        assert [article.attribution.authors for article, _ in segment(source).clippings] == [("张三",), ("李四",)]


def test_headings_above_the_first_line_that_was_found_are_kept(tmp_path):
    parts = f"<h2>上海的数字经济</h2><p>{BODY[0]}</p><p>{BODY[3]}</p><h2>守牢底线</h2><p>{BODY[5]}</p>"

    source = read(tmp_path, page(f"<h1>光明日报</h1>{parts}", "<title>文摘_光明日报</title>"))

    assert lines(source) == ["上海的数字经济", BODY[0], BODY[3], "守牢底线", BODY[5]]


def test_the_sites_name_is_no_title(tmp_path):
    body = f"<div>江城晚报网</div>{paragraphs()}"

    assert read(tmp_path, page(body, "<title>江城晚报网</title>")).attribution == Attribution()


@pytest.mark.parametrize(
    "line", ["征文截止日期：2024年12月31日", "会议时间：2019年3月1日", "——写在1998年10月1日洪水之后"]
)
def test_a_date_of_something_else_is_not_when_the_page_was_published(tmp_path, line):
    assert read(tmp_path, page(f"<h1>{TITLE}</h1><p>{line}</p>{paragraphs()}")).attribution.date is None


@pytest.mark.parametrize(
    "said", ["来源：经济参考报", "<a class='source' href=x>经济参考报</a>", "<a rel=source href=x>经济参考报</a>"]
)
def test_the_source_that_is_printed_goes_before_the_sites_name(tmp_path, said):
    head = f"<title>{TITLE}</title><meta property='og:site_name' content='新浪财经'>"

    source = read(
        tmp_path, page(f"<h1>{TITLE}</h1><div><span>2024年05月06日 09:12</span> {said}</div>{paragraphs()}", head)
    )

    assert (source.attribution.publication, source.attribution.date) == ("经济参考报", "2024-05-06")


def test_todays_date_above_a_text_without_a_headline_is_not_the_articles(tmp_path):
    source = read(tmp_path, page(f"<div>日期：2024年11月22日 星期五</div>{paragraphs()}", "<title>某某网</title>"))

    assert lines(source) == BODY
    assert segment(source).clippings[0].article.attribution.date is None


def test_an_editor_whom_the_head_calls_author_is_none(tmp_path):
    head = f"<title>{TITLE}</title><meta name=author content='刘杨'>"

    source = read(tmp_path, page(f"<h1>{TITLE}</h1><div>{paragraphs()}</div><div>责任编辑：刘杨</div>", head))

    assert source.attribution.authors == ()


def test_verses_are_kept_line_by_line_under_a_short_headline(tmp_path):
    verses = ["（一）", "白日依山尽", "黄河入海流", "（二）", "床前明月光", "疑是地上霜"]
    body = f"<ul>{MENU}</ul><h1>诗二首</h1><div class=content>{''.join(f'<p>{v}</p>' for v in verses)}</div><ul>{RELATED}</ul>"

    source = read(tmp_path, page(body, "<title>诗二首-某某诗刊</title>"))

    assert lines(source) == ["诗二首", *verses]
    assert source.attribution == Attribution(title="诗二首")


def test_a_real_page_reads_like_the_plain_text_that_it_was_made_from():
    (source,) = web.read(DATA / "page.html", "page.html")

    assert min(as_its_twin(source, "003_60834e77d2d30f85.txt")) >= 0.99


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<div>" * 100_000 + "深处", "nested over 2,048 deep"),
        ("<p " + " ".join(f"a{n}=1" for n in range(9000)) + ">x", "an element with over 5,000 attributes"),
        ("<script>x</script>", "no text in it$"),
        ("", "no text in it$"),
        ("<ul><li><a href=x>甲乙丙丁</a></li></ul>", "no text in it but links$"),
    ],
)
def test_a_page_that_is_none_is_refused(tmp_path, body, message):
    with pytest.raises(SourceError, match=message):
        read(tmp_path, page(body))


def test_a_picture_in_the_page_and_very_many_elements_are_no_obstacle(tmp_path):
    picture = f"<img src='data:image/png;base64,{'A' * 10_500_000}'>"

    source = read(tmp_path, page(f"<h1>{TITLE}</h1>{picture}" + paragraphs() + "<p>又一段。</p>" * 20_000))

    assert lines(source)[: len(BODY) + 1] == [TITLE, *BODY]
    assert len(lines(source)) == len(BODY) + 20_001
