// Title: Evidence that mentioned actors give or get
// Answers: Of which edges from or to these actors, by their ids in the article, are its assertions
//   evidence, shown or withheld?
// Parameters:
//   articles: strings -- article ids
//   keys: strings -- article id and the actor's id in it, with a space between
// Columns:
//   assertion -- assertion id
//   article -- article id
//   date -- when it was said, else when the article was published
//   source -- actor id
//   type -- ACCUSES, CONTRADICTS or SUPPORTS
//   target -- actor id
//   stated -- whether stated rather than inferred
//   rule -- the rule that gave it
//   certainty -- in [0, 1]
//   source_local -- the source's id in the article
//   target_local -- the target's
MATCH (x:Article)<-[:REPORTED_IN]-(s:Assertion)-[e:EVIDENCES|WITHHELD]->(t:Actor)
WHERE x.id IN $articles
  AND ((x.id + ' ' + e.source_local) IN $keys OR (x.id + ' ' + e.target_local) IN $keys)
RETURN DISTINCT s.id AS assertion, x.id AS article, coalesce(s.date, x.published) AS date,
       e.source AS source, e.type AS type, t.id AS target, e.stated AS stated, e.rule AS rule,
       e.certainty AS certainty, e.source_local AS source_local, e.target_local AS target_local
