"""What is measured over a log: each figure of the profiles, and what of it the log cannot tell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer.batch.conversation import Conversation
from trainer.batch.plan import Plan
from trainer.scoring.counting import Figure, figure_of_sums
from trainer.scoring.indicator import OF_RATINGS, OF_WAITS, Algorithm, Indicator, Profile, Unit

SUMS = ("counted", "hits", "total_s", "unknown")
_NO_CUSTOMER = "记录里没有顾客这一列，认不出是不是同一位；有的话用 --column 顾客=列名 指明"
_NO_RATING = "记录里没有评价这一列；有的话用 --column 评价=列名 指明"


@dataclass(frozen=True, slots=True)
class Told:
    """Which columns the log has: who asks, what they thought, who serves."""

    customers: bool = True
    ratings: bool = True
    agents: bool = True


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a profile; its sums are added up under `key`."""

    key: str
    indicator: Indicator

    @property
    def is_joined(self) -> bool:
        """Say whether it looks at all conversations of a customer together."""
        of = self.indicator
        again = of.first_only and of.reopen_s is not None
        return of.algorithm in OF_WAITS and (of.unit is Unit.CUSTOMER or again)

    @property
    def is_rated(self) -> bool:
        """Say whether it is made of ratings."""
        return self.indicator.algorithm in OF_RATINGS

    def is_told(self, told: Told) -> bool:
        """Say whether a log with these columns can have it."""
        return (told.customers or not self.is_joined) and (told.ratings or not self.is_rated)

    def concerns(self, conversation: Conversation) -> bool:
        """Say whether the conversation is a contact to it.

        Who met the robot alone never waited for a person; only where every customer is to be
        answered by a person in time are they among those who were not.
        """
        if conversation.contact is None or not conversation.robot_alone:
            return conversation.contact is not None
        of = self.indicator
        return of.algorithm in OF_WAITS and of.unit is Unit.CUSTOMER and of.limit_s is not None

    def is_unknown(self, conversation: Conversation, told: Told) -> bool:
        """Say whether the conversation leaves open what it is to the figure."""
        contact = conversation.contact
        if contact is None:
            return False
        if self.is_joined:
            return not contact.customer
        if self.is_rated:
            return conversation.unread_rating
        unseen = not contact.human and not told.agents
        return self.indicator.algorithm is Algorithm.UNATTENDED and unseen

    def figure(self, sums: Mapping[str, int], told: Told) -> Figure:
        """Return the figure of these sums, or why there is none."""
        counted, hits, total_s, unknown = (sums[f"{self.key}.{name}"] for name in SUMS)
        if missing := self._missing(told, counted, unknown):
            return Figure(self.indicator, missing=missing)
        return figure_of_sums(self.indicator, counted, hits, total_s)

    def unknown(self, sums: Mapping[str, int]) -> int:
        """Return how many conversations leave open what they are to the figure."""
        return sums[f"{self.key}.unknown"]

    def unknown_words(self, count: int) -> str:
        """Return what so many conversations do not say."""
        if self.is_joined:
            return f"{count} 个会话没有写顾客"
        return f"{count} 个会话的评价认不出（用 --rating 写法=满意 说明）"

    def _missing(self, told: Told, counted: int, unknown: int) -> str:
        if not told.customers and self.is_joined:
            return _NO_CUSTOMER
        if not told.ratings and self.is_rated:
            return _NO_RATING
        if not unknown:
            return ""
        if self.indicator.algorithm is Algorithm.UNATTENDED:
            return f"{unknown} 个会话没有人回，记录里又没有客服这一列，看不出有没有人接"
        return "" if counted else f"{self.unknown_words(unknown)}，算不出"


def measures_of(profile: Profile) -> tuple[Measure, ...]:
    """Return the figures of a profile."""
    return tuple(
        Measure(f"kpi.{profile.name}.{index}", one) for index, one in enumerate(profile.indicators)
    )


def measures_of_all(profiles: Iterable[Profile]) -> tuple[Measure, ...]:
    """Return the figures of several profiles."""
    return tuple(one for profile in profiles for one in measures_of(profile))


def told_by(plan: Plan) -> Told:
    """Return what the files of a plan have columns for; who serves has to stand in all of them."""
    columns = [source.columns for source in plan.sources]
    return Told(
        customers=any(one.has("customer") for one in columns),
        ratings=any(one.has("rating") for one in columns),
        agents=all(one.has("agent") for one in columns),
    )
