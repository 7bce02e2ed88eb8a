"""What may be answered: each check returns the value, or raises TrainerError with a remedy."""

import re

from trainer.errors import TrainerError
from trainer.scenario.nearest import nearest
from trainer.scenario.read import forbidden_name, is_forbidden
from trainer.scenario.rules.personal_data import leaks
from trainer.scenario.templates.template import Offer, Template, families, template_of

LONGEST_TITLE = 60  # characters
LONGEST_GOODS = 20
MOST_ANGER = 100
MOST_ABUSE = 2
UNREADABLE = "\N{REPLACEMENT CHARACTER}"


def family_of(answer: str) -> Template:
    """Return the template of a family that is named or numbered from 1."""
    known = families()
    name = _picked(answer, known)
    if name is None:
        near = nearest(answer.strip(), known)
        hint = f"是不是“{near}”？" if near else "选一个最像的，建好以后都能改。"
        raise TrainerError(f"没有这个题材。{hint}可以写的有：{'、'.join(known)}。")
    return template_of(name)


def title_of(answer: str) -> str:
    """Return a title: one line of 1-60 characters."""
    return _line(answer, "标题", LONGEST_TITLE, "快递三天没动，顾客来催")


def goods_of(answer: str) -> str:
    """Return the name of the goods: one line of 1-20 characters."""
    return _line(answer, "商品", LONGEST_GOODS, "保温杯")


def anger_of(answer: str) -> int:
    """Return the anger that the customer begins with, 0-100."""
    return _number(answer, "怒气", MOST_ANGER, "例如 55")


def abuse_of(answer: str) -> int:
    """Return how rude the customer is, 0-2."""
    return _number(answer, "骂人", MOST_ABUSE, "0 不骂，1 难听，2 骂人")


def temper_of(answer: str) -> tuple[int, int]:
    """Return (anger, abuse) of an answer such as `80 1` or `55`; abuse is 0 where left out."""
    parts = re.split(r"[\s,，、/]+", answer.strip())
    if len(parts) > 2:
        raise TrainerError("写一个或两个数：怒气，再空一格写骂人的程度，例如 80 1。")
    return anger_of(parts[0]), abuse_of(parts[1]) if len(parts) == 2 else 0


def offer_of(template: Template, answer: str) -> Offer:
    """Return one of the family's offers, named or numbered from 1."""
    names = tuple(offer.name for offer in template.offers)
    name = _picked(answer, names)
    offer = template.offer(name) if name else None
    if offer is None:
        raise TrainerError(
            f"“{template.family}”的样板里没有这个办法。可以写的有：{'、'.join(names)}。"
            "别的办法，建好以后在文件里改。"
        )
    return offer


def _picked(answer: str, known: tuple[str, ...]) -> str | None:
    word = answer.strip()
    if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= len(known):
        return known[int(word) - 1]
    return word if word in known else None


def _line(answer: str, what: str, longest: int, example: str) -> str:
    text = answer.strip()
    if not text:
        raise TrainerError(f"{what}是空的。写一句话，例如：{example}。")
    odd = next((char for char in text if char in "\t\n" or is_forbidden(char)), None)
    if odd is not None or UNREADABLE in text:
        name = forbidden_name(odd) if odd else "认不出的字"
        raise TrainerError(f"{what}里有{name}。删掉它，或重新打一遍。")
    if len(text) > longest:
        raise TrainerError(f"{what}有 {len(text)} 个字，太长了。最多 {longest} 个字。")
    if "【" in text or "】" in text:
        raise TrainerError(f"{what}里不能用【】，它们在场景里有别的意思。换成〔〕或“”。")
    leak = next(leaks("", text), None)
    if leak is not None:
        raise TrainerError(f"{what}：{leak.message}。{leak.fix}。")
    return text


def _number(answer: str, what: str, most: int, example: str) -> int:
    word = answer.strip()
    if not (word.isdecimal() and len(word) <= 3 and int(word) <= most):
        raise TrainerError(f"{what}要写 0 到 {most} 的整数（{example}）。")
    return int(word)
