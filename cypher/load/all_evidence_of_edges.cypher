// Title: All evidence of edges
// Answers: Which assertions are evidence of these edges, shown or withheld?
// Parameters:
//   rows: rows -- id, source, type, target, stated
// Columns:
//   assertion -- assertion id
//   source -- actor id
//   type -- ACCUSES, CONTRADICTS or SUPPORTS
//   target -- actor id
//   stated -- whether stated rather than inferred
//   rule -- the rule that gave it
//   certainty -- in [0, 1]
//   source_local -- the source's id in the article, "" where inferred
//   target_local -- the target's
//   shown -- whether it is shown
UNWIND $rows AS row
MATCH (t:Actor {id: row.target})<-[e:EVIDENCES]-(s:Assertion)
WHERE e.source = row.source AND e.type = row.type AND e.stated = row.stated
RETURN s.id AS assertion, e.source AS source, e.type AS type, t.id AS target, e.stated AS stated,
       e.rule AS rule, e.certainty AS certainty, e.source_local AS source_local,
       e.target_local AS target_local, true AS shown
UNION ALL
UNWIND $rows AS row
MATCH (t:Actor {id: row.target})<-[e:WITHHELD]-(s:Assertion)
WHERE e.source = row.source AND e.type = row.type AND e.stated = row.stated
RETURN s.id AS assertion, e.source AS source, e.type AS type, t.id AS target, e.stated AS stated,
       e.rule AS rule, e.certainty AS certainty, e.source_local AS source_local,
       e.target_local AS target_local, false AS shown
