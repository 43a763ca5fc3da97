// Title: The evidence of an edge
// Answers: Which assertions, in which articles, are behind this edge? Click an assertion for its
//   sentence. First tell Browser which edge:
//   :param edge => 'orin-water.contradicts.ana-vidal'
// Parameters:
//   edge: string -- id of the edge, as the reports show it
// Columns:
//   path -- the source, an assertion, its article
//   a -- the actor who acts
//   e -- the edge
//   target -- the actor it concerns
MATCH (a:Actor)-[e:ACCUSES|CONTRADICTS|SUPPORTS]->(target:Actor)
WHERE e.id = $edge
MATCH path = (:Actor)-[:MADE]->(s:Assertion)-[:REPORTED_IN]->(:Article)
WHERE s.id IN e.evidence
RETURN path, a, e, target
LIMIT 100
