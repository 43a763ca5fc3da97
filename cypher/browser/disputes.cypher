// Title: Accusations and answers
// Answers: Who accuses whom, and who answers by contradicting the accuser?
// Parameters: none
// Columns:
//   accusation -- one actor accusing another
//   answer -- the accused contradicting the accuser, or null
MATCH accusation = (a:Actor)-[e:ACCUSES]->(b:Actor)
WHERE e.certainty >= 0.3 AND e.stated
OPTIONAL MATCH answer = (b)-[r:CONTRADICTS]->(a)
WHERE r.certainty >= 0.3
RETURN accusation, answer
ORDER BY e.weight DESC, e.id
LIMIT 100
