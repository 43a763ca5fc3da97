// Title: Claims
// Answers: Which claims are asserted, those of most assertions first?
// Parameters:
//   q: string = "" -- what the claim's words must hold, in lower case; "" for all
//   actor: string = "" -- id, name or alias of an actor who asserts it, in lower case; "" for all
//   contested: boolean = false -- only claims with assertions on both sides that stand against
//     each other
//   min_opposed: number = 0.6 -- how certain it is that they do, where only these are asked for
//   since: string = "" -- with an assertion on or after this ISO 8601 date; "" for all
//   until: string = "" -- with an assertion before this; "" for all
//   min_certainty: number = 0.0 -- of the assertions that count, in [0, 1]
//   after_sentences: integer = 9007199254740991 -- only claims with fewer sentences, or as many and
//     after this id
//   after_id: string = "" -- see after_sentences
//   limit: integer = 50 -- the most rows
// Columns:
//   id -- the claim
//   text -- its words, as a proposition without a speaker
//   sentences -- how many are about it
//   for -- how many of them uphold it
//   against -- how many contradict it
//   articles -- in how many articles
//   first -- the earliest date, or null
//   last -- the latest, or null
//   opposed -- how certain it is that its two sides stand against each other; 0 where it has one,
//     null where it was not yet joined
// Key: -sentences, id
MATCH (c:Claim)<-[:SUPPORTS|CONTRADICTS]-(s:Assertion)-[:REPORTED_IN]->(x:Article)
WHERE s.certainty >= $min_certainty AND ($q = '' OR toLower(c.text) CONTAINS $q)
  AND ($actor = '' OR EXISTS {
    MATCH (a:Actor)-[:MADE]->(o:Assertion)-[:SUPPORTS|CONTRADICTS]->(c)
    WHERE o.certainty >= $min_certainty
      AND (a.id = $actor OR a.search CONTAINS ('\n' + $actor + '\n'))
  })
WITH c, s.stance AS stance, s.sentence AS sentence, x.id AS article,
     min(coalesce(s.date, x.published)) AS day
WITH c.id AS id, c.text AS text, c.opposed AS opposed, count(*) AS sentences,
     count(DISTINCT article) AS articles,
     sum(CASE WHEN stance = 'supports' THEN 1 ELSE 0 END) AS pros,
     min(day) AS first, max(day) AS last
WHERE (NOT $contested OR (pros > 0 AND pros < sentences AND coalesce(opposed, 1.0) >= $min_opposed))
  AND ($since = '' OR last >= $since)
  AND ($until = '' OR first < $until)
  AND (sentences < $after_sentences OR (sentences = $after_sentences AND id > $after_id))
RETURN id, text, sentences, pros AS `for`, sentences - pros AS against, articles, first, last,
       opposed
ORDER BY sentences DESC, id
LIMIT $limit
