// Title: Move targets
// Answers: Parts mentioned actors, by their ids in the article, from who they were taken for.
// Parameters:
//   articles: strings -- article ids
//   keys: strings -- article id and the actor's id in it, with a space between
// Columns: none
MATCH (x:Article)<-[:REPORTED_IN]-(s:Assertion)-[r:TARGETS]->(:Actor)
WHERE x.id IN $articles
  AND (x.id + ' ' + r.local) IN $keys
DELETE r
