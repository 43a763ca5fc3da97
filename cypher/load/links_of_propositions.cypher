// Title: Links of propositions
// Answers: To which propositions are these linked, and how?
// Parameters:
//   ids: strings -- proposition ids
// Columns:
//   first -- proposition id
//   second -- proposition id
//   proposition -- how likely the two are one, in [0, 1]
//   opposite -- whether their sources take opposite sides

// OPTIONAL: see members_of_blocks.
UNWIND $ids AS id
MATCH (p:Proposition {id: id})
OPTIONAL MATCH (p)-[l:LINKED]->(q:Proposition)
WITH p.id AS first, q.id AS second, l.proposition AS proposition, l.opposite AS opposite
WHERE second IS NOT NULL
RETURN first, second, proposition, opposite
UNION ALL
UNWIND $ids AS id
MATCH (q:Proposition {id: id})
OPTIONAL MATCH (q)<-[l:LINKED]-(p:Proposition)
WITH p.id AS first, q.id AS second, l.proposition AS proposition, l.opposite AS opposite
WHERE first IS NOT NULL
RETURN first, second, proposition, opposite
