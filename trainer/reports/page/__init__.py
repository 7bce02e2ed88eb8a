"""A report as one web page: no script, nothing from outside, made to be read, printed and sent."""

from trainer.reports.page.document import LIMIT, html_page

__all__ = ["LIMIT", "html_page"]
