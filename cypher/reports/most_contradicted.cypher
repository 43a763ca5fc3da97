// Title: Sources by how often they are contradicted
// Answers: Whose word is disputed most, by how many, and how often does each speak? Counts what the
//   report who_contradicts_whom lists.
// Parameters: none
// Columns:
//   actor -- who is contradicted
//   kind -- person, organisation, state, group or unnamed
//   times -- how many sentences contradict the actor
//   by -- how many actors do
//   assertions -- how many assertions the actor made
//   last -- when last, or null
//   id -- id of the actor
MATCH (a:Actor)<-[e:CONTRADICTS]-(b:Actor)
WHERE e.certainty >= 0.5 AND e.stated
MATCH (a)<-[v:EVIDENCES]-(s:Assertion)-[:REPORTED_IN]->(x:Article)
WHERE v.source = b.id AND v.type = e.type AND v.stated
  AND (e.review IS NOT NULL OR s.review IS NOT NULL
       OR (s.certainty >= 0.7 AND NOT s.rule IN ['content', 'clause']
           AND (s.text = '' OR (s.text CONTAINS ' '
                AND NOT a.search CONTAINS ('\n' + toLower(s.text) + '\n')))))
WITH a, b.id AS opponent, s.sentence AS sentence, x.id AS article,
     max(coalesce(s.date, x.published)) AS day
WITH a, count(*) AS times, count(DISTINCT opponent) AS opponents, max(day) AS last
RETURN a.name AS actor, a.kind AS kind, times, opponents AS `by`,
       COUNT { MATCH (a)-[:MADE]->(:Assertion) } AS assertions, last, a.id AS id
ORDER BY times DESC, opponents DESC, id
LIMIT 100
