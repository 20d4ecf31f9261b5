from index.segmentation.topics import fit, kinship, mentions

ECONOMY = (
    "数字经济是新质生产力，实体经济要同数字技术深度融合。各地培育产业集群，企业研发前沿工艺，高校输送紧缺人才，"
    "资本支持长期创新，政府完善公共服务，市场检验各类成果，社会共享发展红利。"
)
KITCHEN = (
    "五花肉切成小块冷水下锅，焯去血沫捞出沥干，冰糖小火炒出颜色，倒进肉块翻炒均匀，加料酒盖上盖子慢慢炖一小时，"
    "起锅之前撒些葱花，再配一碗白米饭，全家老少围坐桌旁，吃得满头大汗。"
)


def test_texts_on_one_thing_share_pairs_of_characters_and_strangers_do_not():
    assert kinship(ECONOMY, ECONOMY) == 1.0
    assert kinship(ECONOMY, KITCHEN) == 0.0


def test_too_little_chinese_tells_nothing():
    assert kinship("数字经济", ECONOMY) is None
    assert kinship("only English here", "and here " * 50) is None


def test_a_title_fits_the_text_that_holds_its_pairs():
    assert fit("数字经济", "发展数字经济") == 1.0
    assert fit("数字中国", "发展数字经济") == 1 / 3
    assert fit("2024", "发展") == 0.0


def test_mentions_are_counted():
    assert mentions("数字", "数字经济，数字产业") == 2
