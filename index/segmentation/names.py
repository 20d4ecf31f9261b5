"""What Chinese names look like, and the words that look like one but are none."""

import re

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
    "任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季"
    "俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄曲游阳裴席卫查屈鲍位覃霍翁隋"
    "植甘景薄包司柏宁柯阮桂闵柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅嵺苟褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁"
    "蒙喻揭窦迟宇敖糜鄢卓仇艾蓝巩稽井练仲乐虞卞封竺冼原楚佟栗匡巫鞠僧桑荆谌银扬沙伏岑习胥蔺劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭許"
    "蔣賈葉閻餘鍾範鄒陸龍錢湯賀龔龐顏嚴溫蘆魯韋畢聶叢云昌凤花酆皮湛禹狄贝计茅项麻危骆支昝裘缪宗宣贲单杭诸钮嵇滑荣荀羊惠芮"
    "羿储汲邴松富乌巴弓牧隗山宓蓬郗班仰秋伊宫暴厉戎祖束幸韶蓟印宿怀蒲邰鄂咸籍阴苍闻莘贡劳逄扶堵宰郦雍璩濮寿扈郏浦尚农充慕"
    "茹宦鱼慎戈庾暨居衡弘寇禄阙殳沃蔚越夔隆师厍晁勾融冷訾阚那毋乜丰巢蒯逯桓仝佘亓仉佀侴付肖闫亢仵俎占厐鹿麦麴矫佐尉雒藏哈"
    "缑员税汝钦呼撒禤妫邝粟兀尧郄郐檀郇眭谯隽泮蹇綦虢笪妘姒嬴芈郤苌菅"
)
COMPOUND = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|端木|歐陽|司馬|諸葛"
# They stand alone on lines of their own, as headings and labels.
_NO_NAMES = (
    "高质量 高水平 高度 高校 高端 何为 方法 方法论 关于 关键 石油 文化 文明 文件 金融 金句 常态 "
    "严格 华夏 任务 江西 江苏 云南 金山 安全 安徽 万众 习近平 农业 白皮书 马克思 党建 党章 程序 "
    "方案 方向 史料 史学 路径 路线 万象 温度 钱币 田野 水利 童年 牛市 范围 范例 包容 毛泽东 "
    "邓小平 江泽民 胡锦涛 李克强 华北 华东 华南 华中 康养 古籍 武术 龙头 雷达 米其林 车间 柴油 "
    "陶瓷 关键词 高铁 高考 高管 高层 高峰 高潮 白天 白酒 黑夜 方言 方式 方位 方程 方略 文学 文艺 "
    "文献 文字 文章 文旅 于是 任何 任期 何时 何处 何人 石化 金属 金额 安排 安居 包装 常识 常规 "
    "程度 计划 计算 季节 季度 管理 管控 关系 关注 关爱 古代 古典 华人 华侨 黄金 黄河 江南 江山 "
    "江湖 金秋 简介 简报 简讯 简史 解读 景点 景观 康复 雷锋 连载 连线 马上 毛利 明天 莫名 牛奶 "
    "农村 农民 农历 平台 强国 秋天 曲线 权利 任命 荣誉 沙龙 单位 申请 申报 时间 史诗 舒适 双碳 "
    "水平 司法 宋词 唐诗 陶艺 田径 童话 万物 万里 王国 王朝 王者 危机 温馨 武汉 夏天 夏季 项目 "
    "谢谢 谢幕 许可 严查 严禁 应用 阳光 养老 叶子 易经 印象 应急 游戏 游记 于此 余额 余音 元旦 "
    "云计算 云平台 曾经 章程 支持 支付 钟声 周边 周年 周末 周刊 周报 诸位 祝福 祝愿 庄重 宗旨 "
    "宗教 祖国 左右 冷知识 暴雨 温暖 向上 向善 党课 党史 党员 党性 党风 计策 施工 施政 干部 成果 "
    "成就 成绩 边疆 边境 别墅 车站 车辆 车市 池塘 储备 从严 丛书 东方 东北 费用 封面 封底 富强 "
    "富民 甘肃 广告 广东 广西 国家 国防 海南 海洋 海外 和平 和谐 贺信 贺词 贺电 洪水 胡同 花絮 "
    "花卉 怀念 惠民 惠农 吉林 吉祥 纪实 纪念 纪要 纪律 季报 焦点 焦虑 居民 康庄 空间 乐园 乐观 "
    "乐评 黎明 利率 梁山 林业 林草 刘海 龙江 龙年 路灯 路桥 罗马 牧业 牧民 宁夏 宁静 平安 平凡 "
    "浦东 强军 秦腔 秦岭 全文 全面 全国 山东 山西 山水 商业 尚未 师生 石头 时评 寿命 水产 松花江 "
    "苏州 汤圆 陶醉 通知 通告 通报 卫星 卫生 温州 乌云 吴越 项链 萧条 幸福 幸运 宣传 宣言 阴天 "
    "殷切 游客 游览 余热 郁闷 岳阳 云端 查询 查处 章节 郑州 郑重 周到 朱红 卓越 祖孙 左边 司机 "
    "成长 成功 应对 宣讲 强化 解放 解析 单元 常务 商务 乔木 申论 申明 能源 经济 经验 "
)
NO_NAMES = frozenset(_NO_NAMES.split())
# What follows 记者 or 作者 without being a name.
_NO_AUTHORS = "手记 观察 调查 文章 简介 报道 来信 札记 按语 评论 述评 整理 单位 介绍 附言"
NO_AUTHORS = frozenset(_NO_AUTHORS.split())
# What stands for the name of somebody who gave none.
NOBODY = frozenset(["佚名", "匿名", "未知", "不详", "无名氏"])
NAME = rf"(?:(?:{COMPOUND})[\u4e00-\u9fff]{{1,2}}|[{SURNAMES}](?:[\u4e00-\u9fff]{{1,2}}| [\u4e00-\u9fff]))"
WRITERS = re.compile(r"(?:特约|实习)?(?:[记記]者|通讯员)")
BETWEEN = r"[\s、,，]+(?:(?:特约|实习)?(?:记者|通讯员)\s*)?"
ONE_NAME = re.compile(NAME)
NAMES = rf"{NAME}(?:{BETWEEN}{NAME}){{0,7}}"
# Where something says that a name follows, it may begin with any character.
ANY_NAME = r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8})?"


def names_in(text: str) -> list[str]:
    """The names that begin with a surname, in order."""
    return [without_spaces(one) for one in ONE_NAME.findall(WRITERS.sub(" ", text))]


def any_names_in(text: str) -> list[str]:
    """The words of a text in which nothing but names stands."""
    return re.split(r"[\s、,，]+", WRITERS.sub("", text))


def without_spaces(text: str) -> str:
    """A name as it is written where no column stretches it."""
    return "".join(text.split())
