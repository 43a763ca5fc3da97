// Title: Edges as they are stored
// Answers: What do these edges between actors add up to so far?
// Parameters:
//   rows: rows -- id, source, target
// Columns:
//   id -- the edge
//   evidence -- assertion ids
//   articles -- article ids
//   first -- the earliest date
//   last -- the latest date
//   rules -- the rules that gave it
//   certainty -- of its best evidence, whatever a review of the edge says
//   confirmed -- ids of the evidence that analysts confirmed, or null
UNWIND $rows AS row
MATCH (a:Actor {id: row.source})-[e:ACCUSES|CONTRADICTS|SUPPORTS]->(b:Actor {id: row.target})
WHERE e.id = row.id
RETURN e.id AS id, e.evidence AS evidence, e.articles AS articles, e.first AS first,
       e.last AS last, e.rules AS rules, coalesce(e.evidence_certainty, e.certainty) AS certainty,
       e.confirmed AS confirmed
