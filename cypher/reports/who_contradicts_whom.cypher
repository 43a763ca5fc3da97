// Title: Who contradicts whom
// Answers: Who denies, rejects or disputes what whom says, most often first? Only what articles
//   state, by sentences that are more likely right than wrong (certainty at least 0.5) or that an
//   analyst confirmed.
// Parameters: none
// Columns:
//   source -- who contradicts
//   target -- who is contradicted
//   times -- how many sentences show it
//   articles -- in how many articles
//   first -- the earliest date
//   last -- the latest date
//   sentence -- the most certain of the sentences
//   certainty -- of that sentence, in [0, 1]
//   edge -- id of the edge, for all its sentences
MATCH (a:Actor)-[e:CONTRADICTS]->(b:Actor)
WHERE e.stated AND e.certainty >= 0.5
MATCH (b)<-[v:EVIDENCES]-(s:Assertion)-[:REPORTED_IN]->(x:Article)
WHERE v.source = a.id AND v.type = e.type AND v.stated
  AND (s.certainty >= 0.5 OR e.review IS NOT NULL)
WITH a, b, e, s.sentence AS sentence, x.id AS article, max(s.certainty) AS sure,
     min(coalesce(s.date, x.published)) AS day
WITH a, b, e, count(*) AS times, count(DISTINCT article) AS articles, min(day) AS first,
     max(day) AS last, max(sure) AS certainty
MATCH (b)<-[w:EVIDENCES]-(t:Assertion)
WHERE w.source = a.id AND w.type = e.type AND w.stated AND t.certainty = certainty
RETURN a.name AS source, b.name AS target, times, articles, first, last,
       min(t.sentence) AS sentence, certainty, e.id AS edge
ORDER BY times DESC, articles DESC, certainty DESC, edge
LIMIT 100
