// Title: Write SUPPORTS edges
// Answers: Sets what SUPPORTS edges between actors add up to, making those that are missing.
// Parameters:
//   rows: rows -- source, target, and the properties of an edge
// Columns: none
UNWIND $rows AS row
MATCH (a:Actor {id: row.source})
MATCH (b:Actor {id: row.target})
MERGE (a)-[e:SUPPORTS {id: row.id}]->(b)
SET e.type = row.type, e.evidence = row.evidence, e.articles = row.articles,
    e.weight = row.weight, e.first = row.first, e.last = row.last, e.stated = row.stated,
    e.rules = row.rules, e.certainty = row.certainty
