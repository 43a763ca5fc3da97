// Title: Most contested claims
// Answers: Which claims have assertions for and against them that surely stand against each other
//   (opposed at least 0.6), the most disputed first? Only assertions that are more likely right
//   than wrong (certainty at least 0.5).
// Parameters: none
// Columns:
//   claim -- the claim
//   disputed -- the smaller of the two sides, in assertions
//   for -- how many assertions support it
//   against -- how many contradict it
//   denied -- how many of these deny or reject it outright, rather than give a contrary account
//   articles -- in how many articles
//   first -- the earliest date, or null
//   last -- the latest date, or null
//   opposed -- how certain it is that its two sides stand against each other, in [0, 1]; null
//     where the claim was not yet joined with those of other articles
//   id -- id of the claim
MATCH (c:Claim)<-[:SUPPORTS|CONTRADICTS]-(s:Assertion)-[:REPORTED_IN]->(x:Article)
WHERE s.certainty >= 0.5 AND coalesce(c.opposed, 1.0) >= 0.6
WITH c, x.id AS article, coalesce(s.date, x.published) AS day,
     CASE WHEN s.stance = 'supports' THEN 1 ELSE 0 END AS pro,
     CASE WHEN s.stance = 'contradicts' THEN 1 ELSE 0 END AS contra,
     CASE WHEN s.stance = 'contradicts'
            AND s.act IN ['deny', 'reject', 'dispute', 'dismiss', 'refute']
          THEN 1 ELSE 0 END AS denial
WITH c, sum(pro) AS pros, sum(contra) AS contras, sum(denial) AS denied,
     count(DISTINCT article) AS articles, min(day) AS first, max(day) AS last
WHERE pros > 0 AND contras > 0
RETURN c.text AS claim, CASE WHEN pros < contras THEN pros ELSE contras END AS disputed,
       pros AS `for`, contras AS against, denied, articles, first, last,
       c.opposed AS opposed, c.id AS id
ORDER BY disputed DESC, pros + contras DESC, coalesce(opposed, 0.0) DESC, id
LIMIT 100
