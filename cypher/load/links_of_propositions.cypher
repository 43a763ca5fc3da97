// Title: Links of propositions
// Answers: To which propositions are these linked, and how?
// Parameters:
//   ids: strings -- proposition ids
// Columns:
//   first -- proposition id
//   second -- proposition id
//   proposition -- how likely the two are one, in [0, 1]
//   opposite -- whether their sources take opposite sides
UNWIND $ids AS id
MATCH (p:Proposition {id: id})-[l:LINKED]->(q:Proposition)
RETURN p.id AS first, q.id AS second, l.proposition AS proposition, l.opposite AS opposite
UNION ALL
UNWIND $ids AS id
MATCH (p:Proposition)-[l:LINKED]->(q:Proposition {id: id})
RETURN p.id AS first, q.id AS second, l.proposition AS proposition, l.opposite AS opposite
