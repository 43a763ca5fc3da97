// Title: All that an article reports
// Answers: Who asserts what about whom in this article? First tell Browser which article:
//   :param article => 'monday'
// Parameters:
//   article: string -- id of the article
// Columns:
//   made -- an actor, the assertion, the article
//   target -- the assertion and whom it concerns, or null
MATCH made = (x:Article {id: $article})<-[:REPORTED_IN]-(s:Assertion)<-[:MADE]-(:Actor)
OPTIONAL MATCH target = (s)-[:TARGETS]->(:Actor)
RETURN made, target
LIMIT 300
