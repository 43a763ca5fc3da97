"use strict";
// Shows the API's description by Swagger UI, whose files are served from here.
SwaggerUIBundle({ url: "/openapi.json", dom_id: "#docs", deepLinking: true, validatorUrl: null, defaultModelsExpandDepth: 0 });
