// Title: Evidence as stored
// Answers: Of which edges are the assertions of these articles evidence, shown or withheld?
// Parameters:
//   ids: strings -- article ids
// Columns:
//   article -- article id
//   assertion -- assertion id
//   date -- when it was said, else when the article was published
//   source -- actor id
//   type -- ACCUSES, CONTRADICTS or SUPPORTS
//   target -- actor id
//   stated -- whether stated rather than inferred
//   rule -- the rule that gave it
//   certainty -- in [0, 1]
UNWIND $ids AS id
MATCH (x:Article {id: id})<-[:REPORTED_IN]-(s:Assertion)-[e:EVIDENCES|WITHHELD]->(t:Actor)
RETURN x.id AS article, s.id AS assertion, coalesce(s.date, x.published) AS date,
       e.source AS source, e.type AS type, t.id AS target, e.stated AS stated, e.rule AS rule,
       e.certainty AS certainty
