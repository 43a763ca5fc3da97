// Title: Assertions as stored
// Answers: What do these articles assert, and how do they word the claims?
// Parameters:
//   ids: strings -- article ids
// Columns:
//   article -- article id
//   assertion -- the whole node
//   actor -- the id in the article of who made it, or null
//   wording -- the article's words for the claim, or null
UNWIND $ids AS id
MATCH (x:Article {id: id})<-[:REPORTED_IN]-(s:Assertion)
OPTIONAL MATCH (:Actor)-[m:MADE]->(s)
OPTIONAL MATCH (s)-[r:SUPPORTS|CONTRADICTS]->(:Claim)
RETURN x.id AS article, s AS assertion, m.local AS actor, r.wording AS wording
