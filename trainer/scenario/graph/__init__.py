"""The graph of a scenario: who leads where, as Mermaid text and as a picture."""

from trainer.scenario.graph.graph import Graph, graph_of
from trainer.scenario.graph.mermaid import mermaid
from trainer.scenario.graph.picture import html, svg

__all__ = ["Graph", "graph_of", "html", "mermaid", "svg"]
