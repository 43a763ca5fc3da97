// Title: Counts
// Answers: How much is stored?
// Parameters: none
// Columns:
//   articles -- how many articles
//   actors -- how many actors
//   assertions -- how many assertions
//   claims -- how many claims
//   edges -- how many edges between actors
RETURN COUNT { MATCH (:Article) } AS articles,
       COUNT { MATCH (:Actor) } AS actors,
       COUNT { MATCH (:Assertion) } AS assertions,
       COUNT { MATCH (:Claim) } AS claims,
       COUNT { MATCH (:Actor)-[:ACCUSES|CONTRADICTS|SUPPORTS]->(:Actor) } AS edges
