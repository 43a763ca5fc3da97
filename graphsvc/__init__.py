"""graphsvc: a knowledge graph of claims and counterclaims, read from news articles."""

__version__ = "0.1.0"
