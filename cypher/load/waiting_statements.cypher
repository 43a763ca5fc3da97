// Title: Statements that wait
// Answers: Which of these assertions are there and stand for no proposition yet?
// Parameters:
//   ids: strings -- assertion ids
// Columns:
//   assertion -- assertion id
//   proposition -- id of its content in the article
//   text -- words of the content
UNWIND $ids AS id
MATCH (s:Assertion {id: id})
WHERE NOT EXISTS { MATCH (s)-[:STATES]->(:Proposition) }
RETURN s.id AS assertion, s.proposition AS proposition, s.text AS text
