"""Titles and headings as the questions that their texts answer."""

import re

IS_QUESTION = re.compile(
    r"[？?]$|如何|怎[么样]|为什么|为何|什么|多少|哪[些个种里]|吗$|^(?:how|why|what|when|where|who)\b", re.IGNORECASE
)
# What stands before a headline, its number, and behind it, the site: 六、…, …_某某网.
FRAME = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)|\s*[_|｜].*$")
# What a policy text is told to do, at the head of a title that names no subject: 推动…, 以循环经济助力….
DEMAND = re.compile(
    r"^(?:不断|全面|扎实|加快|着力|大力|深入|持续|切实|积极|进一步|更好|主动|努力)*"
    r"(?:推[动进行广]|加[强快大]|促进|构[建筑]|建[设立]|完善|发[展挥]|提[升高]|深化|培育|打造|强化|优化|健全|增强|探索|"
    r"统筹|坚持|保[持障护]|实[现施]|做[好强优大]|破解|激发|营造|释放|巩固|拓展|筑牢|夯实|落实|防范|化解|助力|引领|赋能|让|用好)"
)
MEANS = re.compile(r"^以.{2,16}?(?:助力|推动|推进|促进|引领|带动|赋能|驱动|为)")
# Nouns that stand for several things of a kind.
SEVERAL = re.compile(
    r"(?:特征|特点|路径|策略|措施|举措|原因|问题|作用|优势|影响|意义|原则|要求|任务|方法|经验|启示|挑战|建议|困境|对策)$"
)
ENDS_CLAUSE = re.compile(r"[，,：:；;。！!]")
LEAST, MOST = 6, 40


def as_question(headline: str) -> str | None:
    """The question, or None for a headline that makes none: its first clause, asked how or what."""
    text = FRAME.sub("", " ".join(headline.split()))
    if len(text) >= LEAST and IS_QUESTION.search(text):
        return text if text[-1] in "？?" else text + ("?" if text.isascii() else "？")
    clause = ENDS_CLAUSE.split(text)[0].replace(" ", "")
    if not LEAST <= len(clause) <= MOST:
        return None
    if SEVERAL.search(clause):
        return f"{clause}有哪些？"
    if DEMAND.search(clause) or MEANS.search(clause):
        return f"如何{clause}？"
    return None
