// Title: Who contradicts whom
// Answers: Who denies, rejects or disputes what whom says, most often first? Only what articles
//   state in a word of contradiction ("denied", "a rejection of"), by sentences that are likely
//   right (certainty at least 0.7) and name more than the opponent, or that an analyst confirmed.
// Parameters: none
// Columns:
//   source -- who contradicts
//   target -- who is contradicted
//   times -- how many sentences show it
//   articles -- in how many articles
//   first -- the earliest date, or null
//   last -- the latest date, or null
//   sentence -- the most certain of the sentences
//   certainty -- of that sentence, in [0, 1]
//   edge -- id of the edge, for all its sentences
MATCH (a:Actor)-[e:CONTRADICTS]->(b:Actor)
WHERE e.stated AND e.certainty >= 0.5
MATCH (b)<-[v:EVIDENCES]-(s:Assertion)-[:REPORTED_IN]->(x:Article)
WHERE v.source = a.id AND v.type = e.type AND v.stated
  AND (e.review IS NOT NULL OR s.review IS NOT NULL
       OR (s.certainty >= 0.7 AND NOT s.rule IN ['content', 'clause']
           AND (s.text = '' OR (s.text CONTAINS ' '
                AND NOT b.search CONTAINS ('\n' + toLower(s.text) + '\n')))))
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
