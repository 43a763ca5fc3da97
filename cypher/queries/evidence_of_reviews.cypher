// Title: Evidence of reviewed edges
// Answers: Which assertions are evidence, shown or withheld, of the edges that these reviews
//   are about?
// Parameters:
//   ids: strings -- review ids
// Columns:
//   review -- the review
//   assertion -- assertion id
UNWIND $ids AS wanted
MATCH (r:Review {id: wanted})-[:CONCERNS]->(:Subject)-[:IS]->(k:Subject)
MATCH (s:Assertion)-[e:EVIDENCES|WITHHELD]->(t:Actor {id: k.target})
WHERE e.source = k.source AND e.type = k.type AND e.stated = k.stated
RETURN DISTINCT r.id AS review, s.id AS assertion
ORDER BY review, assertion
