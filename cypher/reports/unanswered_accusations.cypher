// Title: Accusations without an answer
// Answers: Whom does who accuse, who has neither contradicted nor accused the accuser in what is
//   stored, nor denied anything in an article that reports the accusation? The most repeated
//   accusations first, of named persons, organisations and states; only what articles state in a
//   word of accusation ("blamed", "an attack on"), by sentences that are likely right (certainty
//   at least 0.7) or that an analyst confirmed. An answer counts however uncertain it is.
// Parameters: none
// Columns:
//   accuser -- who accuses
//   accused -- who has not answered
//   times -- how many sentences show the accusation
//   first -- the earliest date, or null
//   last -- the latest date, or null
//   sentence -- the most certain of the sentences
//   certainty -- of that sentence, in [0, 1]
//   edge -- id of the edge, for all its sentences
MATCH (a:Actor)-[e:ACCUSES]->(b:Actor)
WHERE e.stated AND e.certainty >= 0.5 AND a.id <> b.id
  AND b.kind IN ['person', 'organisation', 'state']
  AND NOT EXISTS {
    MATCH (b)-[:CONTRADICTS|ACCUSES]->(a)
  }
MATCH (b)<-[v:EVIDENCES]-(s:Assertion)-[:REPORTED_IN]->(x:Article)
WHERE v.source = a.id AND v.type = e.type AND v.stated
  AND (e.review IS NOT NULL OR s.review IS NOT NULL
       OR (s.certainty >= 0.7 AND NOT s.rule IN ['content', 'clause']))
WITH a, b, e, s.sentence AS sentence, x.id AS article, max(s.certainty) AS sure,
     min(coalesce(s.date, x.published)) AS day
WITH a, b, e, count(*) AS times, min(day) AS first, max(day) AS last, max(sure) AS certainty,
     e.articles AS told
WHERE NOT EXISTS {
  MATCH (b)-[:MADE]->(d:Assertion)-[:REPORTED_IN]->(y:Article)
  WHERE y.id IN told AND d.act IN ['deny', 'reject', 'dispute', 'dismiss', 'refute']
}
MATCH (b)<-[w:EVIDENCES]-(t:Assertion)
WHERE w.source = a.id AND w.type = e.type AND w.stated AND t.certainty = certainty
RETURN a.name AS accuser, b.name AS accused, times, first, last, min(t.sentence) AS sentence,
       certainty, e.id AS edge
ORDER BY times DESC, certainty DESC, coalesce(last, '') DESC, edge
LIMIT 100
