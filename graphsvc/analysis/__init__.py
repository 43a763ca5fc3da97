"""The graph as a whole: camps, balance, who stands between, who is contradicted, chains.

Each module answers one question on a projection of the store (``projection``):
a function of the projection alone, and what readers get is made by ``answers``,
with the sentences that show it. docs/analysis.md says what the figures mean.
"""
