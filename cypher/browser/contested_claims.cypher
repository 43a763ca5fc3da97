// Title: Contested claims with both sides
// Answers: Which claims are disputed, by whom, in which assertions? The ten most disputed.
// Parameters: none
// Columns:
//   side -- an actor, an assertion of theirs, and the claim that it is for or against
MATCH (c:Claim)
WHERE coalesce(c.opposed, 1.0) >= 0.6
WITH c, COUNT { (c)<-[:SUPPORTS]-(:Assertion) } AS pros,
     COUNT { (c)<-[:CONTRADICTS]-(:Assertion) } AS contras
WHERE pros > 0 AND contras > 0
WITH c, pros, contras
ORDER BY CASE WHEN pros < contras THEN pros ELSE contras END DESC, pros + contras DESC, c.id
LIMIT 10
MATCH side = (:Actor)-[:MADE]->(:Assertion)-[:SUPPORTS|CONTRADICTS]->(c)
RETURN side
