// Title: Evidence of edges
// Answers: Which assertions are left as evidence of these edges between actors?
// Parameters:
//   rows: rows -- id, source, type, target, stated
// Columns:
//   id -- the edge
//   assertion -- assertion id
//   article -- article id
//   date -- when it was said, else when the article was published
//   rule -- the rule that gave the edge
//   certainty -- of the edge in that article
//   confirmed -- whether an analyst confirmed or corrected the assertion
UNWIND $rows AS row
MATCH (t:Actor {id: row.target})<-[e:EVIDENCES]-(s:Assertion)-[:REPORTED_IN]->(x:Article)
WHERE e.source = row.source AND e.type = row.type AND e.stated = row.stated
RETURN row.id AS id, s.id AS assertion, x.id AS article, coalesce(s.date, x.published) AS date,
       e.rule AS rule, e.certainty AS certainty,
       (e.stated AND s.review IS NOT NULL) AS confirmed
