// Title: Who changed position
// Answers: Who has upheld a claim in one sentence and contradicted it in another, in another
//   article or at another time? Sentences that are read both ways count on neither side. Only
//   who surely did, once the claim is joined with those of other articles.
// Parameters:
//   actor: string = "" -- id, name or alias of the actor, in lower case; "" for all
//   since: string = "" -- whose latest assertion of the claim is not before this ISO 8601 date
//   until: string = "" -- whose earliest is before this; "" for all
//   min_certainty: number = 0.0 -- of the assertions that count, in [0, 1]
//   after_actor__id: string = "" -- only rows after this actor and claim in the order
//   after_claim__id: string = "" -- see after_actor__id
//   limit: integer = 50 -- the most rows
// Columns:
//   actor__id -- who took both sides
//   actor__name -- see actor__id
//   claim__id -- of what
//   claim__text -- see claim__id
//   for -- ids of the assertions that uphold it
//   against -- ids of those that contradict it
//   first -- the earliest date, or null
//   last -- the latest, or null
// Key: actor__id, claim__id
MATCH (a:Actor)-[:MADE]->(s:Assertion)-[:SUPPORTS|CONTRADICTS]->(c:Claim)
WHERE s.certainty >= $min_certainty AND (c.turned IS NULL OR c.turned CONTAINS ('\n' + a.id + '\n'))
  AND ($actor = '' OR a.id = $actor OR a.search CONTAINS ('\n' + $actor + '\n'))
  AND (a.id > $after_actor__id OR (a.id = $after_actor__id AND c.id > $after_claim__id))
MATCH (s)-[:REPORTED_IN]->(x:Article)
WITH a.id AS actor__id, a.name AS actor__name, c.id AS claim__id, c.text AS claim__text,
     x.id AS article, s.sentence AS sentence, collect(s.id) AS readings, count(*) AS number,
     sum(CASE WHEN s.stance = 'supports' THEN 1 ELSE 0 END) AS pro,
     min(coalesce(s.date, x.published)) AS day,
     min(x.id + coalesce(s.date, '') + coalesce(s.dated, '')) AS occasion
WHERE pro = 0 OR pro = number
UNWIND readings AS reading
WITH actor__id, actor__name, claim__id, claim__text,
     collect(CASE WHEN pro > 0 THEN reading END) AS pros,
     collect(CASE WHEN pro = 0 THEN reading END) AS contras, min(day) AS first, max(day) AS last,
     count(DISTINCT occasion) AS occasions
WHERE size(pros) > 0 AND size(contras) > 0 AND occasions > 1
  AND ($since = '' OR last >= $since) AND ($until = '' OR first < $until)
RETURN actor__id, actor__name, claim__id, claim__text, pros AS `for`, contras AS against,
       first, last
ORDER BY actor__id, claim__id
LIMIT $limit
