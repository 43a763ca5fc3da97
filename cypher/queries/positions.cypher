// Title: Positions over time
// Answers: Who was for and against which claim, in each day, month or year?
// Parameters:
//   actor: string = "" -- id, name or alias of the actor, in lower case; "" for all
//   claim: string = "" -- the claim; "" for all
//   since: string = "" -- said on or after this ISO 8601 date; "" for all
//   until: string = "" -- said before this; "" for all
//   min_certainty: number = 0.0 -- of the assertions that count, in [0, 1]
//   width: integer = 7 -- characters of the date that name the period: 10 a day, 7 a month, 4 a year
//   after_actor__id: string = "" -- only positions after this actor, claim and period in the order
//   after_claim__id: string = "" -- see after_actor__id
//   after_period: string = "" -- see after_actor__id
//   limit: integer = 50 -- the most rows
// Columns:
//   actor__id -- who said so
//   actor__name -- see actor__id
//   claim__id -- about what
//   claim__text -- see claim__id
//   period -- the day, month or year in which it was said; "" where no date is known
//   for -- how many sentences uphold the claim
//   against -- how many contradict it
//   assertions -- ids of the assertions
// Key: actor__id, claim__id, period
MATCH (a:Actor)-[:MADE]->(s:Assertion)-[:SUPPORTS|CONTRADICTS]->(c:Claim)
WHERE s.certainty >= $min_certainty
  AND ($actor = '' OR a.id = $actor OR a.search CONTAINS ('\n' + $actor + '\n'))
  AND ($claim = '' OR c.id = $claim)
MATCH (s)-[:REPORTED_IN]->(x:Article)
WITH a, c, s, x, coalesce(s.date, x.published, '') AS day
WHERE ($since = '' OR day >= $since) AND ($until = '' OR day < $until)
WITH a, c, left(day, $width) AS period, s.stance AS stance, s.sentence AS sentence,
     x.id AS article, collect(s.id) AS readings
WHERE a.id > $after_actor__id
   OR (a.id = $after_actor__id AND c.id > $after_claim__id)
   OR (a.id = $after_actor__id AND c.id = $after_claim__id AND period > $after_period)
UNWIND readings AS reading
WITH a.id AS actor__id, a.name AS actor__name, c.id AS claim__id, c.text AS claim__text, period,
     collect(DISTINCT CASE WHEN stance = 'supports' THEN article + sentence END) AS pros,
     collect(DISTINCT CASE WHEN stance = 'contradicts' THEN article + sentence END) AS contras,
     collect(reading) AS assertions
RETURN actor__id, actor__name, claim__id, claim__text, period, size(pros) AS `for`,
       size(contras) AS against, assertions
ORDER BY actor__id, claim__id, period
LIMIT $limit
