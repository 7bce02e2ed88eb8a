"""Floor 4, judging large logs: files of real chats -> findings and a summary, on any engine."""

from trainer.batch.engine import Engine, HereEngine
from trainer.batch.layout import Layout
from trainer.batch.plan import Plan, plan_of
from trainer.batch.run import Outcome, Progress, judge_logs

__all__ = ["Engine", "HereEngine", "Layout", "Outcome", "Plan", "Progress", "judge_logs", "plan_of"]
