// Title: Mutual contradictions
// Answers: Which pairs contradict each other, both ways? Counts what the report
//   who_contradicts_whom lists.
// Parameters: none
// Columns:
//   one -- one side
//   other -- the other side
//   one_to_other -- how many sentences of the one contradict the other
//   other_to_one -- the other way round
//   first -- the earliest date on either side, or null
//   last -- the latest date on either side, or null
//   edge -- id of the edge from the one to the other
//   back -- id of the edge back
MATCH (a:Actor)-[e:CONTRADICTS]->(b:Actor)
WHERE e.certainty >= 0.5 AND e.stated AND a.id < b.id
MATCH (b)-[r:CONTRADICTS]->(a)
WHERE r.certainty >= 0.5 AND r.stated
MATCH (b)<-[v:EVIDENCES]-(s:Assertion)-[:REPORTED_IN]->(x:Article)
WHERE v.source = a.id AND v.type = e.type AND v.stated
  AND (e.review IS NOT NULL OR s.review IS NOT NULL
       OR (s.certainty >= 0.7 AND NOT s.rule IN ['content', 'clause']
           AND (s.text = '' OR (s.text CONTAINS ' '
                AND NOT b.search CONTAINS ('\n' + toLower(s.text) + '\n')))))
WITH a, b, e, r, x.id AS article, s.sentence AS sentence, min(coalesce(s.date, x.published)) AS day
WITH a, b, e, r, count(*) AS one_to_other, min(day) AS first, max(day) AS last
MATCH (a)<-[w:EVIDENCES]-(t:Assertion)-[:REPORTED_IN]->(y:Article)
WHERE w.source = b.id AND w.type = r.type AND w.stated
  AND (r.review IS NOT NULL OR t.review IS NOT NULL
       OR (t.certainty >= 0.7 AND NOT t.rule IN ['content', 'clause']
           AND (t.text = '' OR (t.text CONTAINS ' '
                AND NOT a.search CONTAINS ('\n' + toLower(t.text) + '\n')))))
WITH a, b, e, r, one_to_other, first, last, y.id AS article, t.sentence AS sentence,
     min(coalesce(t.date, y.published)) AS day
WITH a, b, e, r, one_to_other, first, last, count(*) AS other_to_one, min(day) AS earliest,
     max(day) AS latest
RETURN a.name AS one, b.name AS other, one_to_other, other_to_one,
       CASE WHEN earliest < first THEN earliest ELSE coalesce(first, earliest) END AS first,
       CASE WHEN latest > last THEN latest ELSE coalesce(last, latest) END AS last,
       e.id AS edge, r.id AS back
ORDER BY one_to_other + other_to_one DESC, edge
LIMIT 100
