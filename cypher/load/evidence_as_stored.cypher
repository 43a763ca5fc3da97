// Title: Evidence as stored
// Answers: Of which edges are the assertions of these articles evidence, shown or withheld?
// Parameters:
//   ids: strings -- article ids
// Columns:
//   article -- article id
//   assertion -- assertion id
//   date -- when it was said, else when the article was published, or null
//   source -- the actor's id in the article, null where inferred from claims
//   type -- ACCUSES, CONTRADICTS or SUPPORTS
//   target -- see source
//   stated -- whether stated rather than inferred
//   rule -- the rule that gave it
//   certainty -- in [0, 1]
UNWIND $ids AS id
MATCH (x:Article {id: id})<-[:REPORTED_IN]-(s:Assertion)-[e:EVIDENCES|WITHHELD]->(:Actor)
RETURN x.id AS article, s.id AS assertion, coalesce(s.date, x.published) AS date,
       e.source_local AS source, e.type AS type, e.target_local AS target, e.stated AS stated, e.rule AS rule,
       e.certainty AS certainty
