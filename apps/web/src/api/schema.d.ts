// Generated from openapi.json by apps/web/contract.mjs: do not edit.

export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LiveView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process can serve: the database answers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReadyView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/network": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The network this installation serves */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NetworkView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One site: address, services, hours, resources, prices */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SiteView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The week of a site and of resources that have one of their own */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HoursView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Set the week of the site or of one resource */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetHoursRequest"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parts of the day that a site, or a resource of it, offers by a name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeriodsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Name the parts of the day that the site, or one resource, offers */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetPeriodsRequest"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{slug}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the resources of a site stand; empty when nobody has drawn its plan */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plan of a site, its resources, and where those not on it could stand */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EditedPlanView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Replace the plan of a site */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PlanRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EditedPlanView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every resource of a site, retired ones too, and the rates they can be sold at */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InventoryView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Offer something new */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewResourceRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedResourceView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/resources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Describe a resource anew; refused while a live booking stands against it */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResourceFactsRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedResourceView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/resources/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer it no longer; refused with the list of its live bookings */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedResourceView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/resources/{id}/bring-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer it again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedResourceView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/resource-order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The order in which resources are shown */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResourceOrderRequest"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every rate of a site, retired ones too, with what is sold at each */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RateBookView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** A new rate */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewRateRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedRateView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/rates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a rate whole; prices of bookings made before stay */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RateRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedRateView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/rates/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose it for nothing more; refused with what is sold at it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedRateView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/rates/{id}/bring-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let it be chosen again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedRateView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/extras": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What may be had along with a place, also what is withdrawn */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExtraBookView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** A new extra, on offer at once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewExtraRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedExtraView"];
                    };
                };
                /** @description name_taken; id_reused; vat_rate_unknown */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/extras/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change an extra whole; bookings that have it keep its price */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExtraRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedExtraView"];
                    };
                };
                /** @description name_taken; extra_stock_booked, with how many are `booked` at one time */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/extras/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer it no more; bookings that have it keep it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedExtraView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/extras/{id}/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer it again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedExtraView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the site says of itself, published or not */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SiteFactsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Say it anew */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SiteFactsRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SiteFactsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The photos of a site and of its resources, in order */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PhotoListView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a photo: the body is the picture itself, at most 10 MB; it is drawn anew */
        post: {
            parameters: {
                query: {
                    /** @description What the photo shows, in French or for both languages. */
                    altFr?: string;
                    /** @description What the photo shows, in English or for both languages. */
                    altEn?: string;
                    /** @description UUIDv7 made by the client: sending the photo again is safe. */
                    id: string;
                    /** @description Left out: a photo of the site as a whole. */
                    resourceId?: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                    "image/webp": string;
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PhotoView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/photos/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say anew what a photo shows */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AltRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PhotoView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Show a photo no more */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/photo-order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The order of the photos of the site, or of one resource */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PhotoOrderRequest"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/photos/{id}/{size}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture as it is served, also while the site is not published */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                    size: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/webp": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/photos/{id}/{size}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of a published site */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    size: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/webp": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A month of a site: open charges per member, issued invoices, what is missing to issue */
        get: {
            parameters: {
                query: {
                    month: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BillingView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invoices of a month, the newest first */
        get: {
            parameters: {
                query: {
                    month: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceListView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Issue one invoice for what a member or a company owes up to the end of a month */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["IssueRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invoice that would be issued to a member or a company now: a draft, without a number */
        get: {
            parameters: {
                query: {
                    month: string;
                    /** @description Who pays: a member, or a company. */
                    memberId?: string;
                    companyId?: string | null;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/drafts/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a PDF, said across each page to be a draft: never stored, without Factur-X */
        get: {
            parameters: {
                query: {
                    month: string;
                    /** @description Who pays: a member, or a company. */
                    memberId?: string;
                    companyId?: string | null;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One invoice as it was frozen */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/invoices/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document itself: always the same bytes */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/invoices/{id}/xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document for machines: Factur-X (CII), in Belgium Peppol (UBL) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/xml": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/invoices/{id}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is credited of a document, and what a credit note of the chosen parts would come to */
        get: {
            parameters: {
                query?: {
                    /** @description "2": what is left of line 2; "2:1250": so many cents of it; "2:x0.5": half a piece. Left out: all. */
                    part?: string[];
                };
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditNotePreviewView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Issue a credit note for a document, or for parts of it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreditNoteRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/deposits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deposits that were invoiced, the newest first, and what is left of each */
        get: {
            parameters: {
                query?: {
                    page?: number;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DepositsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Ask a member or a company for a deposit: a document that an invoice takes off later */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DepositRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/deposits/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a deposit would come to; nothing is issued */
        get: {
            parameters: {
                query: {
                    /** @description Who pays: a member, or a company. */
                    memberId?: string;
                    companyId?: string | null;
                    /** @description What it is for, as printed. */
                    label: string;
                    /** @description In the price mode: the deposit, or what the percentage is of. */
                    amountCents: number;
                    priceMode: "net" | "gross";
                    /** @description Of what it is for, basis points. */
                    vatRateBp: number;
                    /** @description Basis points; left out: all of the amount. */
                    percentBp?: number;
                    /** @description The first month whose invoices take it off; left out: the next invoice. */
                    deductFrom?: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DepositPreviewView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/deposits/{id}/deduct-from": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** From which month on invoices take what is left of a deposit off */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DeductFromRequest"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Quotes of a site, drafts first, then the newest */
        get: {
            parameters: {
                query?: {
                    page?: number;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuoteBookView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Write a quote to a member or a company; nobody sees it yet */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["QuoteRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuoteView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/quotes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One quote, and the invoices that its lines are on */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowedQuoteView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a quote that was not sent */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["QuoteTermsRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuoteView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Drop a quote that was not sent */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/quotes/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a quote its number and show it to its buyer; it stays as it is now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuoteView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/quotes/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The buyer has agreed on paper: its lines and its deposit are charged */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuoteView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/quotes/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The buyer has said no, or the site takes the offer back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuoteView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/quotes/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The quote as it was sent */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Quotes to me and to the companies that I manage, the newest first */
        get: {
            parameters: {
                query?: {
                    page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuoteListView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/quotes/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to a quote: what it offers is charged, and its deposit asked for */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuoteView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/quotes/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say no to a quote */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuoteView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/quotes/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The quote as it was sent */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One-off lines that are on no invoice yet, and what a new one may say */
        get: {
            parameters: {
                query?: {
                    /** @description Who pays: a member, or a company. */
                    memberId?: string;
                    companyId?: string | null;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LinesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Have something charged on the next invoice of a member or a company */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewLineRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/lines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them, also once it is on an invoice */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a line that is on no invoice yet */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LineRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Take a line back that is on no invoice yet */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The credit notes by which more than what is owed would be given back */
        get: {
            parameters: {
                query: {
                    month: string;
                    /** @description Who pays: a member, or a company. */
                    memberId?: string;
                    companyId?: string | null;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettlementView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Give back what a member or a company is owed, by credit notes on what they were invoiced */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SettlementRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettledView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What every site has invoiced me, the newest first */
        get: {
            parameters: {
                query?: {
                    page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnInvoicesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/invoices/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document itself: always the same bytes */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/invoices/{id}/xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document for machines: Factur-X (CII), in Belgium Peppol (UBL) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/xml": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{companyId}/month": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each site would invoice the company for the running month, as things stand */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    companyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompanyMonthView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{companyId}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invoices of every site to the company */
        get: {
            parameters: {
                query?: {
                    page?: number;
                };
                header?: never;
                path: {
                    companyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompanyInvoicesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{companyId}/sellers/{sellerId}/invoices/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document itself: always the same bytes */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    companyId: string;
                    sellerId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{companyId}/sellers/{sellerId}/invoices/{id}/xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document for machines: Factur-X (CII), in Belgium Peppol (UBL) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    companyId: string;
                    sellerId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/xml": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/members/{id}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Charges of the running month and the last invoices of a member */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The journal of a site: what runs, the closures of a year, where it ends */
        get: {
            parameters: {
                query?: {
                    /** @description Left out: the present one. */
                    year?: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JournalView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/journal/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the whole journal anew and name what is not as it was written */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JournalCheckView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/journal/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The journal with the documents of some days, to keep and to check without the product */
        get: {
            parameters: {
                query: {
                    /** @description Documents dated from this day … */
                    from: string;
                    /** @description … to this one, both included. */
                    to: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/seller": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who sells at the site, and what is missing before the first invoice */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedSellerView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Say it anew, for documents issued from now on */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SellerRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedSellerView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/seller/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The logo as documents show it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/png": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Set the logo of documents: the body is the picture itself, at most 5 MB; it is drawn anew */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedSellerView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Show no logo on documents issued from now on */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedSellerView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/billing/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who would be invoiced what for a month, and what to look at before */
        get: {
            parameters: {
                query: {
                    month: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunPreviewView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/billing/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runs of a month, the newest first */
        get: {
            parameters: {
                query: {
                    month: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Invoice everybody for what they owe up to the end of a month, in the background */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RunRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunProgressView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/billing/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a run has come, and who got no invoice */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunProgressView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/billing/runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same while it moves, as server-sent events; the stream ends with the run */
        get: {
            parameters: {
                query?: never;
                header: {
                    "last-event-id": string;
                };
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Events whose data is a RunProgressView. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/billing/runs/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send by mail what a run has issued and nobody has sent yet */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunProgressView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/billing/runs/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a run: what is issued stays, the others wait */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunProgressView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/billing/runs/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on with a run that was stopped */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResumeRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunProgressView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/billing/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which documents the site sends by itself */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SendingView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Set which documents the site sends by itself, from now on */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SendingRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SendingView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/billing/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send by mail what a month has issued and nobody has sent yet */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MonthQuery"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/invoices/{id}/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To whom a document was sent, and what became of it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DocumentMailsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Send a document by mail: first, again where it failed, or as a copy of what was sent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SendRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DocumentMailsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/quotes/{id}/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To whom a quote was sent, and what became of it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DocumentMailsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Send a quote by mail once more: again where it failed, or as a copy of what was sent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SendRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DocumentMailsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a sign-in code by mail; the answer is the same with or without an account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignInCodeRequest"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInCodeResponse"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with the code of the mail; the account is made at first use */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignInVerifyRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignInPasswordRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The person who is signed in, with their roles */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change name or language */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeMeRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set or change the password; other sessions end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangePasswordRequest"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an invitation is for */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation: the role is given and a session opens */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AcceptInvitationRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations to the site that wait */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StaffInvitationsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Invite somebody to work at the site; inviting again sends another mail */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InviteToSiteRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StaffInvitationView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/networks/{networkId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations to coordinate the network that wait */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    networkId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StaffInvitationsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Invite a coordinator of the network */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    networkId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InviteToNetworkRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StaffInvitationView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/networks/{networkId}/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    networkId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who works at the site, managers first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TeamView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/team/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take the role of a person at the site away; its last manager stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members of the site, looked for and filtered, page by page */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    /** @description Part of a name, an address or a company name; case and accents do not matter. */
                    q?: string;
                    /** @description With a plan that runs today; or who checked in during the last 30 days. */
                    filter?: "plan" | "recent";
                    /** @description Who is in this group today. */
                    groupId?: string;
                    /** @description With a document for a social tariff that comes to this today; ending: within 14 days. */
                    paper?: "waiting" | "approved" | "ending" | "expired" | "refused";
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembersView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make somebody a member by hand */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateMemberRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MemberView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A member with their billing identity */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MemberView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the phone and the billing identity of a member; issued invoices keep theirs */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeMemberRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MemberView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/me/billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To whom I want to be billed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnBillingView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change it, for the next documents of every site; those that were issued stay */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeBillingRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnBillingView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/manage/{siteId}/members/{id}/reverse-charge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Decide that a member, a business of another country of the Union, owes the VAT, or not */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReverseChargeRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReverseChargeView"];
                    };
                };
                /** @description reverse_charge_…: what stands against it */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/companies/{id}/reverse-charge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The same of a company with an account at the site */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReverseChargeRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReverseChargeView"];
                    };
                };
                /** @description reverse_charge_…: what stands against it */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Companies that were opened at the site or for which somebody has booked there */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompanyAccountsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Open a company of the network and invite who will manage it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OpenCompanyRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompanyAccountView"];
                    };
                };
                /** @description id_reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/companies/{id}/manager": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite, or invite anew, the first manager of a company; 404 once it has one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InviteManagerRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompanyAccountView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{companyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A company that you manage: its people, caps and what is spent this month */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    companyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompanyView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change whom to bill, what it pays for and how much */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    companyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeCompanyRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompanyView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/companies/{companyId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite a manager, or somebody the company pays for; inviting again sends another mail */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    companyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InviteToCompanyRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StaffInvitationView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{companyId}/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    companyId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{companyId}/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Pay for nothing new of a person; what is booked stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    companyId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** What the company pays for one person */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    companyId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeCompanyPersonRequest"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/companies/{companyId}/managers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take the role of a manager away; the last one stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    companyId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description last_manager */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{companyId}/cost-centres": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a cost centre to book on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    companyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AddCostCentreRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompanyView"];
                    };
                };
                /** @description name_taken; id_reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{companyId}/cost-centres/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a cost centre, close it or open it again */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    companyId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeCostCentreRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompanyView"];
                    };
                };
                /** @description name_taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/manage/{siteId}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the site offers by the month, the quarter or the year */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipPlansView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Offer a plan; the same id again is the same plan */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreatePlanRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipPlanView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace a plan as a whole; a new price counts from the next period billed */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SavePlanRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipPlanView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{slug}/membership-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plans of a site that its members may take themselves */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlansOnOfferView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has which plan, what was billed for it and what comes next */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    /** @description Of one member only. */
                    memberId?: string;
                    /** @description That have this plan, or had it last. */
                    planId?: string;
                    /** @description ending: an end is on record; those rest or are in use. */
                    state?: "active" | "paused" | "ending" | "to_come" | "ended";
                    /** @description A part of the member’s name. */
                    q?: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Begin a membership; what has begun is billed at once, the first cycle by its days */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StartMembershipForRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipOutcomeView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/memberships/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What beginning one would charge; nothing is kept */
        get: {
            parameters: {
                query: {
                    planId: string;
                    /** @description Not before the first of the running month. */
                    startsOn: string;
                    memberId: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipOutcomeView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/memberships/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One membership, with its whole story */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/memberships/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another plan, a pause or its end, an end or its withdrawal, within notice and commitment */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeMembershipRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipOutcomeView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/memberships/{id}/changes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a change would charge and give back, day by day; nothing is kept */
        get: {
            parameters: {
                query: {
                    /** @description keep: what was to end goes on after all. */
                    kind: "plan" | "pause" | "resume" | "end" | "keep";
                    /** @description First day of a plan, a pause or its end; left out: today. */
                    from?: string;
                    /** @description Of end and pause. Left out: as soon as possible; with no end. */
                    lastDay?: string;
                    planId?: string;
                };
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipOutcomeView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/memberships/{id}/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A change that sets notice and commitment aside; on record with its reason */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExceptionRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipOutcomeView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/memberships/{id}/exceptions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What such a change would charge and give back; nothing is kept */
        get: {
            parameters: {
                query: {
                    /** @description keep: what was to end goes on after all. */
                    kind: "plan" | "pause" | "resume" | "end" | "keep";
                    /** @description First day of a plan, a pause or its end; left out: today. */
                    from?: string;
                    /** @description Of end and pause. Left out: as soon as possible; with no end. */
                    lastDay?: string;
                    planId?: string;
                };
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipOutcomeView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My memberships, what comes next, and what I could take */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MyMembershipsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Take a plan that a site offers to all its members */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TakePlanRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipOutcomeView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/memberships/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What taking it would charge; nothing is kept */
        get: {
            parameters: {
                query: {
                    planId: string;
                    /** @description Not before the first of the running month. */
                    startsOn: string;
                    siteId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipOutcomeView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/memberships/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change a membership of mine: another plan on offer, a pause where the plan allows it, an end, or no end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeMembershipRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipOutcomeView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/memberships/{id}/changes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What that would charge and give back; nothing is kept */
        get: {
            parameters: {
                query: {
                    /** @description keep: what was to end goes on after all. */
                    kind: "plan" | "pause" | "resume" | "end" | "keep";
                    /** @description First day of a plan, a pause or its end; left out: today. */
                    from?: string;
                    /** @description Of end and pause. Left out: as soon as possible; with no end. */
                    lastDay?: string;
                    planId?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembershipOutcomeView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The prepaid and included rights one has at each site, and what became of them */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MyCreditsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Buy a pack: it is charged and can be used at once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BuyRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MyCreditsView"];
                    };
                };
                /** @description price_changed: look at the price again; pack_not_on_sale */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/credits/packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one can buy oneself, at the sites where one is known */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MyPacksView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/members/{id}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a member has, and every line of it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditAccountView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Sell a pack to a member, or give it and say why */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SellRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditAccountView"];
                    };
                };
                /** @description pack_not_on_sale */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/members/{id}/credits/gifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a member credit by hand, with the reason for it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GiveRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditAccountView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/members/{id}/credits/{lotId}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a part of a credit back, with the reason for it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                    lotId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TakeRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditAccountView"];
                    };
                };
                /** @description credit_not_enough: tells what remains */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/members/{id}/credits/{lotId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a credit today: what is left is taken back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                    lotId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EndRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditAccountView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/members/{id}/credits/{lotId}/cancel-sale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo the sale of a pack that is untouched: it is taken back and not charged */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                    lotId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EndRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditAccountView"];
                    };
                };
                /** @description credit_used, already_invoiced */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/companies/{id}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a company has at the site, and every line of it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditAccountView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/companies/{id}/credits/gifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a company credit, with the reason for it: its people use it where the company pays */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GiveRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditAccountView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/companies/{id}/credits/{companyLotId}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a part of a company’s credit back, with the reason for it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                    companyLotId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TakeRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditAccountView"];
                    };
                };
                /** @description credit_not_enough: tells what remains */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/companies/{id}/credits/{companyLotId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a company’s credit today: what is left is taken back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                    companyLotId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EndRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditAccountView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{companyId}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the company has, by the site at which it can be used */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    companyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompanyCreditsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The packs of a site: day passes, hours, money */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedPacksView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** A pack to sell; the same id again changes it, and what was sold stays what it was */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PackRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManagedPacksView"];
                    };
                };
                /** @description name_taken: another one has this name */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/members/{id}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the staff know of a member: billing identity, groups, plans, credit, consent, notes */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MemberSheetView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/members/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note something about a member, for the staff alone */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoteRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MemberNotesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/member-notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a note: your own, or as a manager any */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sites that know me, and what I agreed to there */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnSitesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sites/{slug}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Agree to something at a site, or take it back; what is left out stays */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConsentRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnSiteView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Groups of members, with what they pay less or otherwise */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a group */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewGroupRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a group; bookings that were made keep their price */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GroupRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/groups/{id}/members/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a member into a group, or change the days */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                    memberId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GroupMemberRequest"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Take a member out of a group, from today on */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                    memberId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/member-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last files of members; each is forgotten after a week */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Send a file of members: every line is judged soon, nothing is changed. At most 20 MB and 100,000 lines
         * @description UTF-8 or Windows-1252; cells between semicolons, commas or tabs. Columns are known by their headers, in French or English; an e-mail address is needed. What a line leaves empty stays as it is known.
         */
        post: {
            parameters: {
                query: {
                    /** @description UUIDv7 made by the client: sending the file again is safe. */
                    id: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportReportView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/member-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each line of a file comes to, or came to */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    /** @description Only the lines that come to this. */
                    outcome?: "created" | "updated" | "unchanged" | "refused";
                };
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportReportView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/member-imports/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write what was foreseen, soon; a second time does nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportReportView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/members.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every member of the site for a spreadsheet; notes stay here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/paper-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which documents the site asks for, and which groups they open */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaperKindsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Ask for a kind of document */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewPaperKindRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaperKindsView"];
                    };
                };
                /** @description name_taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/paper-kinds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change what is asked for; what was approved goes on */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PaperKindRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaperKindsView"];
                    };
                };
                /** @description name_taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{slug}/social-tariffs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which reduced prices a site has for whom, and what is to be sent for them */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SocialTariffsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the sites that know me ask for, and what became of what I sent */
        get: {
            parameters: {
                query?: {
                    /** @description The slug of one more site than those that know me. */
                    slug?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MyPapersView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sites/{slug}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a document, its first page, in the place of one that waits: a PDF, JPEG or PNG, at most 10 MB */
        post: {
            parameters: {
                query: {
                    /** @description UUIDv7 made by the client: sending it again is safe. */
                    id: string;
                    /** @description What the site asks for. */
                    kindId: string;
                };
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/pdf": string;
                    "image/jpeg": string;
                    "image/png": string;
                    "application/octet-stream": string;
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description paper_kind_closed, too_many_papers */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sites/{slug}/papers/{paperId}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a page to a document that waits: at most 6 */
        post: {
            parameters: {
                query: {
                    /** @description UUIDv7 made by the client: sending it again is safe. */
                    id: string;
                };
                header?: never;
                path: {
                    slug: string;
                    paperId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/pdf": string;
                    "image/jpeg": string;
                    "image/png": string;
                    "application/octet-stream": string;
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description paper_decided, too_many_pages */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sites/{slug}/papers/{paperId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a document back: its pages are forgotten at once, what it opened ends today */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                    paperId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description paper_decided */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sites/{slug}/papers/{paperId}/pages/{pageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of one of my documents */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                    paperId: string;
                    pageId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/webp": string;
                        "application/pdf": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents that wait for a decision, and those that were decided last */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaperDeskView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/papers-waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many documents wait for a decision */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PapersWaitingView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/members/{id}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a member has sent and what became of it; the pages are for managers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FiledPapersView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/papers/{paperId}/pages/{pageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of a document */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    paperId: string;
                    pageId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/webp": string;
                        "application/pdf": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/papers/{paperId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the member into the groups that the document opens, until a day */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    paperId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ApproveRequest"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description paper_decided; paper_changed: look at all pages; group_closed */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/papers/{paperId}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a document and say why */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    paperId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RefusePaperRequest"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description paper_decided; paper_changed: look at all pages */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/papers/{paperId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an approval back and say why: what it opened ends today */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    paperId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RevokeRequest"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description paper_decided: it is not approved */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sites with what is free for a kind and a day, 24 a page */
        get: {
            parameters: {
                query?: {
                    kind?: "desk" | "room" | "machine";
                    /** @description Local day; today when left out. */
                    day?: string;
                    /** @description Commune or name of a site. */
                    q?: string;
                    page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FinderView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every site as a point, for the map */
        get: {
            parameters: {
                query?: {
                    kind?: "desk" | "room" | "machine";
                    /** @description Local day; today when left out. */
                    day?: string;
                    /** @description Commune or name of a site. */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MapView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{slug}/day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A site's day: every resource with its free times; nothing of who booked */
        get: {
            parameters: {
                query?: {
                    /** @description Local day of the site; today when left out. */
                    day?: string;
                };
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DayView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{slug}/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a booking would cost, and why */
        get: {
            parameters: {
                query: {
                    resourceId: string;
                    start: string;
                    end: string;
                    quantity?: number;
                    /** @description What is taken along: ids, each with `:quantity` if not one. */
                    extras?: string;
                };
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PriceView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sites/{slug}/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a booking would cost oneself, with one’s plans, groups and credit, and why */
        get: {
            parameters: {
                query: {
                    resourceId: string;
                    start: string;
                    end: string;
                    quantity?: number;
                    /** @description What is taken along: ids, each with `:quantity` if not one. */
                    extras?: string;
                    /** @description When a company pays, credit of one’s own is left alone. */
                    companyId?: string;
                    /** @description As if this booking of one’s own moved there: as many, for its payer, with its extras as they were. */
                    reservationId?: string;
                };
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PriceView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sites/{slug}/payers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The companies that may pay for what one books at a site */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PayersView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/price-simulation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody would pay, with VAT, why, and by which credit; nothing is written */
        get: {
            parameters: {
                query: {
                    resourceId: string;
                    start: string;
                    end: string;
                    quantity?: number;
                    /** @description What is taken along: ids, each with `:quantity` if not one. */
                    extras?: string;
                    /** @description Somebody without a record at the site when left out. */
                    memberId?: string;
                    /** @description As if they had this plan too. */
                    planId?: string;
                    /** @description As if they were in this group too. */
                    groupId?: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SimulationView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/price-simulation/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plans and groups of the site that a price can be tried with */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AdvantagesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Times that can be booked across the network, by hours, length, features and distance */
        get: {
            parameters: {
                query?: {
                    kind?: "desk" | "room" | "machine";
                    page?: number;
                    /** @description Local day at each site; today when left out. */
                    day?: string;
                    /** @description On the wall clock of each site. Left out: any hour. */
                    from?: string;
                    /** @description Later than from; 24:00 is the end of the day. */
                    to?: string;
                    /** @description Anywhere between the hours; left out: all of them, or of a room an hour when no hours are given. */
                    minutes?: number;
                    /** @description Places of one booking. */
                    places?: number;
                    /** @description All of them. Which there are: GET /api/search/filters. */
                    feature?: string[];
                    /** @description With a wheelchair. */
                    accessible?: "true" | "false";
                    /** @description A commune that has a site. */
                    near?: string;
                    /** @description Degrees (WGS 84), with lon. Counts before near. */
                    lat?: number;
                    lon?: number;
                    radiusKm?: number;
                    /** @description By distance when it is known from where, else by time. */
                    order?: "distance" | "time" | "price";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SearchView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search/filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Features and communes that can be searched for */
        get: {
            parameters: {
                query?: {
                    kind?: "desk" | "room" | "machine";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FiltersView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book a resource; the same id again answers the same reservation with 200 */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReserveRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description slot_taken, with up to three `alternatives`; id_reused; not_for_sale; too_many_holds; company_not_paying, with the `reason`; company_cap_reached, with `remainingCents` of the `month`; extra_not_offered, with what is `offered`; extra_not_left, with how many are `left` of `name` at that time */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reservations/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book a place that is held for you; confirming again answers the same reservation */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfirmRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description hold_expired, with up to three `alternatives`; awaits_approval; company_not_paying, with the `reason`; company_cap_reached, with `remainingCents` of the `month` */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reservations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel one of your own reservations that has not begun */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your reservations at every site */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MyReservationsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/reservations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of your reservations */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reservations/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move one of your own reservations that has not begun; it is priced anew */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MoveRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description not_movable; already_invoiced; slot_taken, with up to three `alternatives`; id_reused; not_for_sale; company_not_paying, with the `reason`; company_cap_reached, with `remainingCents` of the `month`; extra_not_offered, with what is `offered`; extra_not_left, with how many are `left` of `name` at that time */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reservations/{id}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that you are there, from half an hour before the start; again changes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description not_checkable: when it could be is in `earliest` and `latest` */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A site's day: arrivals and what is free now */
        get: {
            parameters: {
                query?: {
                    /** @description Local day of the site; today when left out. */
                    day?: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TodayView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/reservations/{id}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that a person has arrived, also after they had been given up */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ArrivalView"];
                    };
                };
                /** @description not_checkable; slot_taken: given up, and others have the place by now */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/planning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A site's resources and who has them, for a day or a week */
        get: {
            parameters: {
                query?: {
                    /** @description Local day of the site; today when left out. */
                    day?: string;
                    /** @description How many days, from `day` on. */
                    days?: "1" | "7";
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanningView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book for a member; the same id again answers the same reservation with 200 */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BookForRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description slot_taken, with up to three `alternatives`; id_reused; not_for_sale; company_not_paying, with the `reason`; company_cap_reached, with `remainingCents` of the `month`; extra_not_offered, with what is `offered`; extra_not_left, with how many are `left` of `name` at that time */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/walk-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book for whoever is at the desk, known or not; who may begin now has arrived */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WalkInRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description slot_taken, with up to three `alternatives`; id_reused; not_for_sale; company_not_paying, with the `reason`; company_cap_reached, with `remainingCents` of the `month`; extra_not_offered, with what is `offered`; extra_not_left, with how many are `left` of `name` at that time */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/reservations/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a reservation; it is priced anew */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MoveAtDeskRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description not_movable; already_invoiced; slot_taken, with up to three `alternatives`; id_reused; not_for_sale; company_not_paying, with the `reason`; company_cap_reached, with `remainingCents` of the `month`; extra_not_offered, with what is `offered`; extra_not_left, with how many are `left` of `name` at that time */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/reservations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a reservation, also one that has begun; its charge becomes void, with a fee by the rules, or is kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CancelAtDeskRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description not_cancellable; already_invoiced: it can only be kept */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your secret links to your own reservations, without their addresses */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make or renew a secret link to your own reservations */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MakeCalendarRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MadeCalendarView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/calendars/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a secret link: its address no longer works */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/reservations/{id}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of your reservations as a file for your calendar */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/calendar": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The secret links to a site's reservations, without their addresses */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SiteCalendarsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make or renew a secret link to a site's reservations, or to one resource's */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MakeSiteCalendarRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MadeSiteCalendarView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/calendars/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a secret link: its address no longer works */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/external-calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calendars kept elsewhere that block resources, and the bookings they are in conflict with */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExternalCalendarsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Have a calendar kept elsewhere block a resource */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AddExternalCalendarRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExternalCalendarView"];
                    };
                };
                /** @description too_many_external_calendars; id_reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/external-calendars/{id}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have it read at once, at most once a minute (too_many_attempts) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExternalCalendarView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/external-calendars/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove it: what it blocks is free again */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendars/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A calendar by its secret link: <secret>.ics */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    file: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/calendar": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest-reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold a place for 15 minutes without an account; a code comes by mail, the same again mails another */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GuestReserveRequest"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description slot_taken, with up to three `alternatives`; id_reused; not_for_sale; too_many_guests; extra_not_offered, with what is `offered`; extra_not_left, with how many are `left` of `name` at that time */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest-reservations/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book the place that is held, by the code of the mail; opens no session */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GuestConfirmRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GuestBookingView"];
                    };
                };
                /** @description hold_expired, with up to three `alternatives` */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One booking by its secret link */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Revoke the link; the booking stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-links/{token}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel it, on the terms of its owner */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-links/{token}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that you are there, from half an hour before the start; again changes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description not_checkable: when it could be is in `earliest` and `latest` */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-links/{token}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move it, on the terms of its owner */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MoveRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description not_movable; already_invoiced; slot_taken, with up to three `alternatives`; id_reused; not_for_sale */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-links/{token}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** It as a file for a calendar */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/calendar": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/q/{placeCode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is at the place whose sheet carries this code: free or taken, nothing of who booked */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    placeCode: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlaceNowView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/q/{placeCode}/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you have booked here, now or next */
        get: {
            parameters: {
                query?: {
                    /** @description The company that would pay; as usual without. */
                    companyId?: string;
                    /** @description You would pay yourself. */
                    self?: "true";
                };
                header?: never;
                path: {
                    placeCode: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnHereView"];
                    };
                };
                /** @description company_not_paying, with the `reason` */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/q/{placeCode}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that you are at the place that you have booked; again changes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    placeCode: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description nothing_booked_here; code_replaced; not_checkable: when it could be is in `earliest` and `latest` */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/q/{placeCode}/sit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sit down: booked from now until then by the rules of the site, and you have arrived */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    placeCode: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SitRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description slot_taken, with up to three `alternatives`; not_on_the_spot; code_replaced; company_not_paying, with the `reason`; company_cap_reached, with `remainingCents` of the `month` */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/place-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sheets with a QR code to print, one for each place that is offered */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SheetsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/place-codes/{resourceId}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another code in the place of this one; the old sheet says that it holds no more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    resourceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RenewRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SheetView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/closures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Closures of a site, coming and past */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClosuresView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Close a site or one resource; the same id again changes the closure */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ClosureRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClosureView"];
                    };
                };
                /** @description closure_over_reservations, with `reservations` that need a decision each and `alternatives` to move them to */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/closures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a closure back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public holidays of the site's country this year and next, and which of them it keeps */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HolidaysView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Choose the holidays on which the site is closed, every year */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetHolidaysRequest"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description closure_over_reservations, with `reservations` that need a decision each and `alternatives` to move them to */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{slug}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a site asks of who books there, and what cancelling costs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TermsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules of booking at a site, and who has which training */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RulesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Set the rules of the site; resources follow them but for their own */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SiteRulesRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RulesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/rules/resources/{resourceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set where a resource differs from its site */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    resourceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResourceRulesRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RulesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/rules/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set what giving a booking back costs, by how late it comes */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CancellationRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RulesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Limit how much one person may book; the same id again changes the quota */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["QuotaRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RulesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/quotas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a quota back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/authorisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A training that resources need; the same id again changes it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AuthorisationRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RulesView"];
                    };
                };
                /** @description authorisation_exists: another one has this name */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/authorisations/{id}/members/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Note that a member has done a training; again renews it */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                    memberId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GrantRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RulesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Take a training back from a member */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                    memberId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/authorisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ask for a training no longer; who had it is forgotten */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bookings that wait for the word of the staff */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/approvals/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm a booking that waits; its member is written to */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description hold_expired: time was up; not_awaiting_approval */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/approvals/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a booking that waits; its member is told why */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RefuseRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReservationView"];
                    };
                };
                /** @description hold_expired: time was up; not_awaiting_approval */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What each date of a repeated booking would come to; nothing is booked */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PreviewSeriesRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeriesDatesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book a resource repeatedly; the same id again answers the same series with 200 */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OrderSeriesRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeriesView"];
                    };
                };
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeriesView"];
                    };
                };
                /** @description series_conflicts, with `dates` and what stood against each; id_reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of your repeated bookings with all its dates */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeriesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give back the dates ahead, from one on or all */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WhichDatesRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeriesDatesView"];
                    };
                };
                /** @description not_cancellable: nothing is ahead */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{id}/move/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What moving the dates ahead would come to; nothing is moved */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PreviewMoveSeriesRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeriesDatesView"];
                    };
                };
                /** @description not_movable: nothing is ahead */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the dates ahead to another time of their day or another resource */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MoveSeriesRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeriesDatesView"];
                    };
                };
                /** @description not_movable: nothing is ahead; series_conflicts, with `dates` and what stood against each */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/series/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What each date of a repeated booking for a member would come to; nothing is booked */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PreviewSeriesForRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeriesDatesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book repeatedly for a member; the same id again answers the same series with 200 */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OrderSeriesForRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeriesView"];
                    };
                };
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeriesView"];
                    };
                };
                /** @description series_conflicts, with `dates` and what stood against each; id_reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/series/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A member's repeated booking with all its dates */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeriesView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/series/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give back a member's dates ahead; their charges become void or are kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CancelSeriesForRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeriesDatesView"];
                    };
                };
                /** @description not_cancellable: nothing is ahead */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/series/{id}/move/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What moving a member's dates ahead would come to; nothing is moved */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PreviewMoveSeriesForRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeriesDatesView"];
                    };
                };
                /** @description not_movable: nothing is ahead */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/series/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a member's dates ahead to another time of their day or another resource */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MoveSeriesForRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeriesDatesView"];
                    };
                };
                /** @description not_movable: nothing is ahead; series_conflicts, with `dates` and what stood against each */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waiting-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get in line for a place that is taken; the same id again answers the same entry */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WaitRequest"];
                };
            };
            responses: {
                /** @description You were in line already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WaitingView"];
                    };
                };
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WaitingView"];
                    };
                };
                /** @description place_is_free: book it; already_waiting; too_many_waiting; rules of the site */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/waiting-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you wait for at every site; what you are offered is a held reservation */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MyWaitingView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waiting-list/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Get out of the line */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/waiting-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who waits for which place of a site, in their order */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SiteWaitingView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/rules/waiting-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set for how long a place that has become free is kept for the first in line */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WaitingMinutesRequest"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/members/{id}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bookings of a member at the site, coming and past, and their trainings */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActivityView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{companyId}/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the people of the company have booked that it pays, and that is not over */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    companyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompanyBookingsView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{companyId}/sellers/{sellerId}/reservations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel one that the company pays, by the rules of the site; who booked it is told */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    companyId: string;
                    sellerId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description not_cancellable; too_late_to_cancel */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/networks/{networkId}/occupancy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pooled occupancy of a network */
        get: {
            parameters: {
                query?: {
                    /** @description Whole ISO weeks up to last Sunday. */
                    weeks?: 4 | 12 | 24;
                };
                header?: never;
                path: {
                    networkId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NetworkOccupancyView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/networks/{networkId}/occupancy.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same figures, one per line */
        get: {
            parameters: {
                query?: {
                    /** @description Whole ISO weeks up to last Sunday. */
                    weeks?: 4 | 12 | 24;
                };
                header?: never;
                path: {
                    networkId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/accounting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** VAT by rate, totals by account and what is closed, of a month or a fiscal year */
        get: {
            parameters: {
                query: {
                    /** @description A month, or any day of a fiscal year: the whole year. */
                    period: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountingView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/accounting/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries with their lines, 20 per page */
        get: {
            parameters: {
                query: {
                    /** @description A month, or any day of a fiscal year: the whole year. */
                    period: string;
                    page?: number;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EntryListView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/accounting/entries.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every line of the entries for a spreadsheet */
        get: {
            parameters: {
                query: {
                    /** @description A month, or any day of a fiscal year: the whole year. */
                    period: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/accounting/fec": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** FEC of the fiscal year: 18 columns, article A. 47 A-1 of the LPF */
        get: {
            parameters: {
                query: {
                    /** @description A month, or any day of a fiscal year: the whole year. */
                    period: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/accounting/fec-description": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the FEC holds, in words: it is handed over with the file */
        get: {
            parameters: {
                query: {
                    /** @description A month, or any day of a fiscal year: the whole year. */
                    period: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/accounting/chart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the site books to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountChartView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change what entries to come are booked to */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AccountChartRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountChartView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{siteId}/accounting/closings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a month, and all before it, for good */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ClosingRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountingView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        LiveView: {
            /** @enum {string} */
            status: "live";
        };
        ReadyView: {
            /** @enum {string} */
            status: "ready";
            /** @description How long the oldest event has waited for the worker. */
            oldestEventSeconds: number;
        };
        NetworkView: {
            id: string;
            slug: string;
            name: string;
            country: string;
            /** @description Published sites. */
            sites: number;
            /** @description Places of all kinds. */
            places: number;
            communes: string[];
        };
        AddressView: {
            street: string;
            postcode: string;
            commune: string;
            /** @description ISO 3166-1 alpha-2. */
            country: string;
        };
        AccessFactsBody: {
            /** @description Reached without a step. */
            stepFree?: boolean;
            /** @description The narrowest door on the way, in centimetres. */
            doorWidthCm?: number;
            lift?: boolean;
            /** @description On the same floor. */
            accessibleToilet?: boolean;
            accessibleParking?: boolean;
            adjustableDesk?: boolean;
            inductionLoop?: boolean;
            quietZone?: boolean;
            dimmableLight?: boolean;
            assistanceDogs?: boolean;
        };
        EitherTextView: {
            fr: string | null;
            en: string | null;
        };
        PhotoView: {
            id: string;
            /** @description Null: of the site as a whole. */
            resourceId: string | null;
            /** @description What it shows. */
            alt: components["schemas"]["EitherTextView"];
            /** @description Of the large picture; the small one has the same shape. */
            width: number;
            height: number;
            smallWidth: number;
        };
        OpeningHoursView: {
            /** @description 1 = Monday (ISO 8601). */
            weekday: number;
            /** @example 08:00 */
            opens: string;
            /** @example 20:00 */
            closes: string;
        };
        LocalTextView: {
            fr: string;
            en: string;
        };
        ClosedView: {
            /** @description The same twice when people at the site wrote it. */
            reason: components["schemas"]["LocalTextView"];
            /** @enum {string} */
            scope: "everyone" | "members" | "visitors";
            /** @description Null: the whole site. */
            resourceId: string | null;
            /**
             * @description Null: from the start of the day.
             * @example 12:00
             */
            from: string | null;
            /**
             * @description Null: to the end of the day.
             * @example 14:00
             */
            until: string | null;
        };
        ExceptionView: {
            /** Format: date */
            day: string;
            closures: components["schemas"]["ClosedView"][];
        };
        RateStepView: {
            /** @enum {string} */
            label: "upTo" | "perHour";
            upToMinutes: number | null;
            priceCents: number;
        };
        RateWindowView: {
            /** @description What the site calls it. */
            name: string;
            /** @description 1 = Monday (ISO 8601). */
            weekdays: number[];
            /** @example 18:00 */
            from: string;
            /** @example 24:00 */
            until: string;
            rates: components["schemas"]["RateStepView"][];
            dailyCapCents: number | null;
        };
        ResourceView: {
            id: string;
            /** @description What it lies in: who has the one has the other. */
            parentId: string | null;
            name: string;
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            /** @enum {string} */
            mode: "exclusive" | "pool";
            capacity: number;
            zone: string | null;
            features: string[];
            accessibility: components["schemas"]["AccessFactsBody"];
            /** @description People a room is meant for. */
            people: number | null;
            description: components["schemas"]["EitherTextView"] | null;
            photos: components["schemas"]["PhotoView"][];
            stepMinutes: number;
            minMinutes: number;
            maxMinutes: number;
            rates: components["schemas"]["RateStepView"][];
            /** @description Parts of the week at other prices. */
            windows: components["schemas"]["RateWindowView"][];
            dailyCapCents: number | null;
            /** @enum {string} */
            priceMode: "net" | "gross";
        };
        SiteView: {
            id: string;
            slug: string;
            name: string;
            address: components["schemas"]["AddressView"];
            lat: number;
            lon: number;
            /** @example Europe/Paris */
            timeZone: string;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            phone: string | null;
            email: string | null;
            services: string[];
            accessible: boolean;
            accessibility: components["schemas"]["AccessFactsBody"];
            /** @description Of the site as a whole. */
            photos: components["schemas"]["PhotoView"][];
            /** @description How to get there and in. */
            access: string | null;
            description: string | null;
            /** @description How many days ahead one may book. */
            horizonDays: number;
            openingHours: components["schemas"]["OpeningHoursView"][];
            /** @description Days of the coming two weeks that are not as usual. */
            exceptions: components["schemas"]["ExceptionView"][];
            resources: components["schemas"]["ResourceView"][];
        };
        WeekOpening: {
            /** @description 1 = Monday (ISO 8601). */
            weekday: number;
            /** @example 08:00 */
            opens: string;
            /**
             * @description 24:00 is the midnight that ends the day.
             * @example 20:00
             */
            closes: string;
        };
        ResourceWeekView: {
            resourceId: string;
            name: string;
            /** @description Null: open when the site is. */
            hours: components["schemas"]["WeekOpening"][] | null;
        };
        HoursView: {
            hours: components["schemas"]["WeekOpening"][];
            resources: components["schemas"]["ResourceWeekView"][];
        };
        SetHoursRequest: {
            /**
             * Format: uuid
             * @description A resource with a week of its own; left out: the site.
             */
            resourceId?: string;
            /** @description The whole week; none for a resource: it follows its site again. */
            hours: components["schemas"]["WeekOpening"][];
        };
        PeriodName: {
            fr: string;
            en: string;
        };
        DayPeriod: {
            name: components["schemas"]["PeriodName"];
            /** @example 09:00 */
            from: string;
            /**
             * @description 24:00 is the midnight that ends the day.
             * @example 12:30
             */
            until: string;
        };
        ResourcePeriodsView: {
            resourceId: string;
            name: string;
            /** @description Bookings of it begin and end on these. */
            stepMinutes: number;
            /** @description Null: its site's. */
            periods: components["schemas"]["DayPeriod"][] | null;
        };
        PeriodsView: {
            /** @description None: the day, the morning and the afternoon, by the hours. */
            periods: components["schemas"]["DayPeriod"][];
            resources: components["schemas"]["ResourcePeriodsView"][];
        };
        SetPeriodsRequest: {
            /**
             * Format: uuid
             * @description A resource with periods of its own; left out: the site.
             */
            resourceId?: string;
            /** @description All of them, in the order they are offered in; none: as usual. */
            periods: components["schemas"]["DayPeriod"][];
        };
        PlanPlaceView: {
            /** Format: uuid */
            resourceId: string;
            /** @example Rez-de-chaussée */
            floor: string;
            /** @description Cells from the left of the floor. */
            x: number;
            /** @description Cells from the top of the floor. */
            y: number;
            width: number;
            height: number;
        };
        PlanView: {
            /** @description By floor; larger places first, as they are drawn. */
            places: components["schemas"]["PlanPlaceView"][];
        };
        PlanResourceView: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            /** @enum {string} */
            mode: "exclusive" | "pool";
            capacity: number;
        };
        EditedPlanView: {
            /** @description By floor; larger places first, as they are drawn. */
            places: components["schemas"]["PlanPlaceView"][];
            /** @description Where the resources that are not on the plan could stand. */
            suggested: components["schemas"]["PlanPlaceView"][];
            resources: components["schemas"]["PlanResourceView"][];
        };
        PlanRequest: {
            /** @description The whole plan: what is not in it is taken off. */
            places: components["schemas"]["PlanPlaceView"][];
        };
        ManagedResourceView: {
            id: string;
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            /** @enum {string} */
            mode: "exclusive" | "pool";
            capacity: number;
            people: number | null;
            name: string;
            zone: string | null;
            parentId: string | null;
            preparationMinutes: number;
            stepMinutes: number;
            minMinutes: number;
            maxMinutes: number;
            features: string[];
            accessibility: components["schemas"]["AccessFactsBody"];
            rateId: string;
            description: components["schemas"]["EitherTextView"] | null;
            /** @description False: retired, its past is kept. */
            active: boolean;
        };
        RateNameView: {
            id: string;
            name: string;
            /** @description False: retired, nothing on offer is sold at it. */
            active: boolean;
        };
        InventoryView: {
            resources: components["schemas"]["ManagedResourceView"][];
            rates: components["schemas"]["RateNameView"][];
        };
        NewResourceRequest: {
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            /**
             * @description exclusive: one booking at a time; pool: by the place.
             * @enum {string}
             */
            mode: "exclusive" | "pool";
            /** @description Places that can be booked at once. */
            capacity: number;
            /** @description Informs only. */
            people?: number | null;
            name: string;
            /** @description Part of the site, or floor. */
            zone?: string | null;
            /**
             * Format: uuid
             * @description What it lies in.
             */
            parentId?: string | null;
            preparationMinutes: number;
            stepMinutes: number;
            minMinutes: number;
            maxMinutes: number;
            features: ("screen" | "large_screen" | "projector" | "video" | "sound" | "whiteboard" | "flipchart" | "ethernet" | "computer" | "phone" | "lamp" | "window" | "blackout" | "air_conditioning" | "storage" | "sink" | "extraction" | "protective_gear")[];
            accessibility: components["schemas"]["AccessFactsBody"];
            /**
             * Format: uuid
             * @description One of the site’s rates.
             */
            rateId: string;
            /** @description In French, or for both. */
            descriptionFr?: string | null;
            /** @description In English, or for both. */
            descriptionEn?: string | null;
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending the order again is safe.
             */
            id: string;
        };
        ResourceFactsRequest: {
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            /**
             * @description exclusive: one booking at a time; pool: by the place.
             * @enum {string}
             */
            mode: "exclusive" | "pool";
            /** @description Places that can be booked at once. */
            capacity: number;
            /** @description Informs only. */
            people?: number | null;
            name: string;
            /** @description Part of the site, or floor. */
            zone?: string | null;
            /**
             * Format: uuid
             * @description What it lies in.
             */
            parentId?: string | null;
            preparationMinutes: number;
            stepMinutes: number;
            minMinutes: number;
            maxMinutes: number;
            features: ("screen" | "large_screen" | "projector" | "video" | "sound" | "whiteboard" | "flipchart" | "ethernet" | "computer" | "phone" | "lamp" | "window" | "blackout" | "air_conditioning" | "storage" | "sink" | "extraction" | "protective_gear")[];
            accessibility: components["schemas"]["AccessFactsBody"];
            /**
             * Format: uuid
             * @description One of the site’s rates.
             */
            rateId: string;
            /** @description In French, or for both. */
            descriptionFr?: string | null;
            /** @description In English, or for both. */
            descriptionEn?: string | null;
        };
        ResourceOrderRequest: {
            /** @description Every resource of the site, in the order wanted. */
            ids: string[];
        };
        ManagedRateStepView: {
            /** @description Null: per hour. */
            upToMinutes: number | null;
            priceCents: number;
        };
        ManagedRateWindowView: {
            weekdays: number[];
            /** @example 18:00 */
            from: string;
            /** @example 24:00 */
            until: string;
            tableId: string;
        };
        RateUserView: {
            id: string;
            name: string;
        };
        RateUsersView: {
            /** @description Those on offer. */
            resources: components["schemas"]["RateUserView"][];
            /** @description Rates with a part of the week at it. */
            rates: components["schemas"]["RateUserView"][];
            plans: components["schemas"]["RateUserView"][];
            groups: components["schemas"]["RateUserView"][];
        };
        ManagedRateView: {
            id: string;
            name: string;
            /** @enum {string} */
            priceMode: "net" | "gross";
            vatRateBp: number;
            dailyCapCents: number | null;
            /** @description From the shortest; the price per hour is last. */
            steps: components["schemas"]["ManagedRateStepView"][];
            windows: components["schemas"]["ManagedRateWindowView"][];
            /** @description False: retired. */
            active: boolean;
            usedBy: components["schemas"]["RateUsersView"];
        };
        RateBookView: {
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @description Basis points: what a rate may carry today. */
            vatRates: number[];
            rates: components["schemas"]["ManagedRateView"][];
        };
        RateStepBody: {
            /** @description Null: per hour. */
            upToMinutes: number | null;
            priceCents: number;
        };
        RateWindowBody: {
            /** @description 1 = Monday (ISO 8601). */
            weekdays: number[];
            /** @example 18:00 */
            from: string;
            /** @example 24:00 */
            until: string;
            /**
             * Format: uuid
             * @description The rate of the site whose steps and cap are the price then.
             */
            tableId: string;
        };
        NewRateRequest: {
            name: string;
            /**
             * @description Whether its prices are net of tax or tax included.
             * @enum {string}
             */
            priceMode: "net" | "gross";
            /**
             * @description Basis points; one of the rates the country has on the day.
             * @example 2000
             */
            vatRateBp: number;
            /** @description Null: no cap. */
            dailyCapCents?: number | null;
            /**
             * @description At least one; in any order.
             * @example [
             *       {
             *         "upToMinutes": null,
             *         "priceCents": 500
             *       }
             *     ]
             */
            steps: components["schemas"]["RateStepBody"][];
            /**
             * @description Parts of the week at another rate.
             * @example []
             */
            windows: components["schemas"]["RateWindowBody"][];
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending the order again is safe.
             */
            id: string;
        };
        RateRequest: {
            name: string;
            /**
             * @description Whether its prices are net of tax or tax included.
             * @enum {string}
             */
            priceMode: "net" | "gross";
            /**
             * @description Basis points; one of the rates the country has on the day.
             * @example 2000
             */
            vatRateBp: number;
            /** @description Null: no cap. */
            dailyCapCents?: number | null;
            /**
             * @description At least one; in any order.
             * @example [
             *       {
             *         "upToMinutes": null,
             *         "priceCents": 500
             *       }
             *     ]
             */
            steps: components["schemas"]["RateStepBody"][];
            /**
             * @description Parts of the week at another rate.
             * @example []
             */
            windows: components["schemas"]["RateWindowBody"][];
        };
        ExtraPlaceView: {
            id: string;
            name: string;
        };
        ManagedExtraView: {
            id: string;
            name: string;
            priceCents: number;
            /** @enum {string} */
            priceMode: "net" | "gross";
            vatRateBp: number;
            /** @enum {string} */
            per: "booking" | "place" | "hour";
            kinds: ("desk" | "room" | "machine")[];
            resources: components["schemas"]["ExtraPlaceView"][];
            stock: number | null;
            position: number;
            /** @description False: withdrawn. */
            active: boolean;
        };
        ExtraBookView: {
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @description Basis points: what an extra may carry today. */
            vatRates: number[];
            extras: components["schemas"]["ManagedExtraView"][];
        };
        NewExtraRequest: {
            name: string;
            /** @description Of one. */
            priceCents: number;
            /**
             * @description Whether the price is net of tax or tax included.
             * @enum {string}
             */
            priceMode: "net" | "gross";
            /**
             * @description Basis points; one of the rates the country has on the day.
             * @example 1000
             */
            vatRateBp: number;
            /**
             * @description Once per booking, per person, or per started hour.
             * @enum {string}
             */
            per: "booking" | "place" | "hour";
            /**
             * @description With every place of these kinds.
             * @example [
             *       "room"
             *     ]
             */
            kinds: ("desk" | "room" | "machine")[];
            /**
             * @description And with these places.
             * @example []
             */
            resourceIds: string[];
            /** @description How many there are: never more are booked at the same time. Null: as many as are wanted. */
            stock?: number | null;
            /**
             * @description The lower ones are shown first.
             * @default 0
             */
            position?: number;
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending the order again is safe.
             */
            id: string;
        };
        ExtraRequest: {
            name: string;
            /** @description Of one. */
            priceCents: number;
            /**
             * @description Whether the price is net of tax or tax included.
             * @enum {string}
             */
            priceMode: "net" | "gross";
            /**
             * @description Basis points; one of the rates the country has on the day.
             * @example 1000
             */
            vatRateBp: number;
            /**
             * @description Once per booking, per person, or per started hour.
             * @enum {string}
             */
            per: "booking" | "place" | "hour";
            /**
             * @description With every place of these kinds.
             * @example [
             *       "room"
             *     ]
             */
            kinds: ("desk" | "room" | "machine")[];
            /**
             * @description And with these places.
             * @example []
             */
            resourceIds: string[];
            /** @description How many there are: never more are booked at the same time. Null: as many as are wanted. */
            stock?: number | null;
            /**
             * @description The lower ones are shown first.
             * @default 0
             */
            position?: number;
        };
        SiteFactsView: {
            slug: string;
            name: string;
            street: string;
            postcode: string;
            commune: string;
            country: string;
            lat: number;
            lon: number;
            timeZone: string;
            currency: string;
            phone: string | null;
            email: string | null;
            description: string | null;
            access: string | null;
            services: string[];
            accessible: boolean;
            accessibility: components["schemas"]["AccessFactsBody"];
            horizonDays: number;
            published: boolean;
        };
        SiteFactsRequest: {
            name: string;
            street: string;
            postcode: string;
            commune: string;
            lat: number;
            lon: number;
            phone?: string | null;
            email?: string | null;
            description?: string | null;
            /** @description How to get there and in. */
            access?: string | null;
            /** @description Words of libs/domain features.ts, or of the site’s own. */
            services: string[];
            /** @description In a wheelchair, all in all. */
            accessible: boolean;
            accessibility: components["schemas"]["AccessFactsBody"];
            /** @description How many days ahead one may book. */
            horizonDays: number;
            /** @description Shown to everybody, and open for bookings. */
            published: boolean;
        };
        PhotoListView: {
            photos: components["schemas"]["PhotoView"][];
        };
        AltRequest: {
            /** @description What the photo shows, in French or for both languages. */
            altFr?: string;
            /** @description What the photo shows, in English or for both languages. */
            altEn?: string;
        };
        PhotoOrderRequest: {
            /**
             * Format: uuid
             * @description Left out: the photos of the site as a whole.
             */
            resourceId?: string;
            /** @description Every one of these photos, in the order wanted. */
            ids: string[];
        };
        MemberBillingView: {
            name: string;
            email: string;
            /** @description Open charges. */
            charges: number;
            netCents: number;
            vatCents: number;
            grossCents: number;
            /** @description What the invoice would take off for deposits. */
            depositsCents: number;
            memberId: string;
        };
        CompanyBillingView: {
            name: string;
            email: string;
            /** @description Open charges. */
            charges: number;
            netCents: number;
            vatCents: number;
            grossCents: number;
            /** @description What the invoice would take off for deposits. */
            depositsCents: number;
            companyId: string;
        };
        BillingTotalsView: {
            netCents: number;
            vatCents: number;
            grossCents: number;
        };
        InvoiceSummaryView: {
            id: string;
            /** @enum {string} */
            kind: "invoice" | "credit_note" | "deposit";
            /** @description Of a credit note: the document it corrects. */
            correctsId: string | null;
            correctsNumber: string | null;
            /** @description To whom: one of these two. */
            memberId: string | null;
            companyId: string | null;
            /** @example F2026-000042 */
            number: string;
            /** @example 2026-11-30 */
            issuedOn: string;
            dueOn: string;
            buyerName: string;
            netCents: number;
            vatCents: number;
            /** @description Of a credit note too a positive amount. */
            grossCents: number;
            /** @description What it asks for, deposits taken off; 0 of a credit note. */
            dueCents: number;
            /** @description Given back by credit notes, tax included. */
            creditedCents: number;
            /** @description Of a deposit: taken off by invoices, tax included. */
            deductedCents: number;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @description The PDF is stored; asking for it works in any case. */
            pdf: boolean;
            /**
             * @description Why the PDF could not be made, until it is.
             * @enum {string|null}
             */
            failed: "snapshot_altered" | "logo_unreadable" | "rendering_failed" | null;
            /**
             * @description Of the last mail with it; null: it was not sent.
             * @enum {string|null}
             */
            mail: "queued" | "sent" | "failed" | null;
        };
        BillingView: {
            /** @example 2026-11 */
            month: string;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @description Fields of the legal profile without which nothing can be issued. */
            missing: string[];
            members: components["schemas"]["MemberBillingView"][];
            companies: components["schemas"]["CompanyBillingView"][];
            /** @description Of the open charges. */
            totals: components["schemas"]["BillingTotalsView"];
            /** @description Documents of the month, the newest first. */
            issued: components["schemas"]["InvoiceSummaryView"][];
        };
        IssueRequest: {
            /** @example 2026-11 */
            month: string;
            /**
             * Format: uuid
             * @description Who pays: a member, or a company.
             */
            memberId?: string;
            /** Format: uuid */
            companyId?: string | null;
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending the order again is safe.
             */
            id: string;
        };
        PostalAddressView: {
            street: string;
            postcode: string;
            commune: string;
            /** @description ISO 3166-1 alpha-2. */
            country: string;
        };
        SellerView: {
            name: string;
            tradeName: string;
            /** @description Legal form and capital, as printed. */
            status: string;
            address: components["schemas"]["PostalAddressView"];
            registration: string;
            establishment: string | null;
            registry: string | null;
            vatNumber: string | null;
            iban: string | null;
            bic: string | null;
            email: string | null;
            phone: string | null;
        };
        BuyerView: {
            name: string;
            companyName: string | null;
            address: components["schemas"]["PostalAddressView"] | null;
            registration: string | null;
            /** @description FR: SIRET of the establishment that is billed. */
            establishment: string | null;
            vatNumber: string | null;
            email: string;
        };
        InvoiceLineView: {
            label: string;
            suppliedOn: string;
            /**
             * @description Decimal text.
             * @example 1.5
             */
            quantity: string;
            /** @enum {string} */
            priceMode: "net" | "gross";
            /** @description In the price mode. */
            amountCents: number;
            /**
             * @description Net unit price, decimal text in major units.
             * @example 10.416667
             */
            unitNet: string;
            netCents: number;
            /** @enum {string} */
            vatCategory: "S" | "E" | "AE" | "O";
            vatRateBp: number;
            /** @description On a company's invoice: for whom. */
            person: string | null;
            costCentre: string | null;
        };
        VatGroupView: {
            /** @enum {string} */
            vatCategory: "S" | "E" | "AE" | "O";
            vatRateBp: number;
            netCents: number;
            vatCents: number;
        };
        MentionView: {
            /** @enum {string} */
            code: "exemption" | "reverse_charge" | "vat_on_debits" | "operation" | "penalty" | "recovery" | "discount";
            ref: string | null;
            text: string;
        };
        SubtotalView: {
            /** @enum {string} */
            of: "person" | "cost_centre";
            /** @description Null: what is on no cost centre. */
            name: string | null;
            netCents: number;
        };
        DeductedDepositView: {
            /** @example D2026-000001 */
            number: string;
            issuedOn: string;
            /** @description Taken off what is to be paid, tax included. */
            grossCents: number;
            /** @description Of which VAT. */
            vatCents: number;
        };
        InvoiceView: {
            id: string;
            /** @enum {string} */
            kind: "invoice" | "credit_note" | "deposit";
            /** @description Of a credit note: the document it corrects. */
            correctsId: string | null;
            correctsNumber: string | null;
            /** @description To whom: one of these two. */
            memberId: string | null;
            companyId: string | null;
            /** @example F2026-000042 */
            number: string;
            /** @example 2026-11-30 */
            issuedOn: string;
            dueOn: string;
            buyerName: string;
            netCents: number;
            vatCents: number;
            /** @description Of a credit note too a positive amount. */
            grossCents: number;
            /** @description What it asks for, deposits taken off; 0 of a credit note. */
            dueCents: number;
            /** @description Given back by credit notes, tax included. */
            creditedCents: number;
            /** @description Of a deposit: taken off by invoices, tax included. */
            deductedCents: number;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @description The PDF is stored; asking for it works in any case. */
            pdf: boolean;
            /**
             * @description Why the PDF could not be made, until it is.
             * @enum {string|null}
             */
            failed: "snapshot_altered" | "logo_unreadable" | "rendering_failed" | null;
            /**
             * @description Of the last mail with it; null: it was not sent.
             * @enum {string|null}
             */
            mail: "queued" | "sent" | "failed" | null;
            seller: components["schemas"]["SellerView"];
            buyer: components["schemas"]["BuyerView"];
            lines: components["schemas"]["InvoiceLineView"][];
            vat: components["schemas"]["VatGroupView"][];
            mentions: components["schemas"]["MentionView"][];
            purchaseOrder: string | null;
            /** @description Of Chorus Pro. */
            serviceCode: string | null;
            /** @description Of a company's invoice. */
            subtotals: components["schemas"]["SubtotalView"][];
            /** @description What an invoice takes off for deposits. */
            deposits: components["schemas"]["DeductedDepositView"][];
            /** @description Of a credit note: why. */
            reason: string | null;
            /** @description SHA-256 of the frozen content, hexadecimal. */
            sha256: string;
            /**
             * @description The XML there is: Factur-X or Peppol.
             * @enum {string|null}
             */
            xml: "cii" | "ubl" | null;
        };
        InvoiceListView: {
            invoices: components["schemas"]["InvoiceSummaryView"][];
        };
        CreditedLineView: {
            /** @description Position in the document, from 1. */
            line: number;
            label: string;
            suppliedOn: string;
            person: string | null;
            /** @description Decimal text. */
            quantity: string;
            /**
             * @description What the amounts of the line are.
             * @enum {string}
             */
            priceMode: "net" | "gross";
            vatRateBp: number;
            amountCents: number;
            /** @description By earlier credit notes; of a deposit also what invoices took off. */
            creditedCents: number;
            /** @description By this one. */
            takenCents: number;
        };
        CreditNoteView: {
            id: string;
            /** @example A2026-000001 */
            number: string;
            issuedOn: string;
            grossCents: number;
            reason: string;
        };
        DeductionView: {
            id: string;
            /** @example F2026-000042 */
            number: string;
            /** @description Taken off, tax included. */
            grossCents: number;
        };
        ReturnView: {
            /** @description The deposit. */
            id: string;
            /** @example D2026-000001 */
            number: string;
            /** @description What it gets back, tax included. */
            grossCents: number;
        };
        CreditNotePreviewView: {
            invoiceId: string;
            number: string;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @description Of the document. */
            originalGrossCents: number;
            /** @description By earlier credit notes, tax included. */
            creditedCents: number;
            lines: components["schemas"]["CreditedLineView"][];
            /** @description Of this credit note, as its totals. */
            vat: components["schemas"]["VatGroupView"][];
            netCents: number;
            vatCents: number;
            /** @description 0: nothing is left, or nothing was chosen. */
            grossCents: number;
            /** @description What was invoiced can be charged anew with it. */
            rebillable: boolean;
            /** @description Issued earlier, the first one first. */
            notes: components["schemas"]["CreditNoteView"][];
            /** @description Of a deposit: the invoices that took it off. */
            deductions: components["schemas"]["DeductionView"][];
            /** @description What of it goes back to deposits, and not to the buyer. */
            returns: components["schemas"]["ReturnView"][];
        };
        CreditedPartRequest: {
            /** @description Position in the document, from 1. */
            line: number;
            /** @description In its price mode and with its sign; left out: the quantity, or what is left. */
            amountCents?: number;
            /**
             * @description Of it, decimal text; counts before the amount.
             * @example 0.5
             */
            quantity?: string;
        };
        CreditNoteRequest: {
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending the order again is safe.
             */
            id: string;
            /** @description Printed on the credit note. */
            reason: string;
            /**
             * @description Left out: all that is left.
             * @example [
             *       {
             *         "line": 1,
             *         "amountCents": 100
             *       }
             *     ]
             */
            lines?: components["schemas"]["CreditedPartRequest"][];
            /** @description What was invoiced is charged anew, as one-off lines: of an invoice that is credited whole, at once. */
            rebill?: boolean;
        };
        DepositView: {
            /** @description Who pays: a member, or a company. */
            memberId: string | null;
            companyId: string | null;
            id: string;
            /** @example D2026-000001 */
            number: string;
            issuedOn: string;
            dueOn: string;
            buyerName: string;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            grossCents: number;
            /** @description Given back by credit notes, tax included. */
            creditedCents: number;
            /** @description Taken off by invoices, tax included. */
            deductedCents: number;
            /** @description What the next invoices take off. */
            leftCents: number;
            /**
             * @description The first month whose invoices take it off.
             * @example 2026-11
             */
            deductFrom: string;
            invoices: components["schemas"]["DeductionView"][];
        };
        DepositsView: {
            /** @description How many there are on all pages. */
            total: number;
            page: number;
            /** @description At least 1. */
            pages: number;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @description Basis points: what a deposit may carry today. */
            vatRates: number[];
            deposits: components["schemas"]["DepositView"][];
        };
        DepositPreviewView: {
            label: string;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            vat: components["schemas"]["VatGroupView"][];
            netCents: number;
            vatCents: number;
            grossCents: number;
            buyerName: string;
        };
        DepositRequest: {
            /**
             * Format: uuid
             * @description Who pays: a member, or a company.
             */
            memberId?: string;
            /** Format: uuid */
            companyId?: string | null;
            /** @description What it is for, as printed. */
            label: string;
            /** @description In the price mode: the deposit, or what the percentage is of. */
            amountCents: number;
            /** @enum {string} */
            priceMode: "net" | "gross";
            /**
             * @description Of what it is for, basis points.
             * @example 2000
             */
            vatRateBp: number;
            /** @description Basis points; left out: all of the amount. */
            percentBp?: number;
            /**
             * @description The first month whose invoices take it off; left out: the next invoice.
             * @example 2027-03
             */
            deductFrom?: string;
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending the order again is safe.
             */
            id: string;
        };
        DeductFromRequest: {
            /** @example 2027-03 */
            month: string;
        };
        QuoteLineView: {
            label: string;
            /** @example 0.25 */
            quantity: string;
            /** @example 149.166667 */
            unitPrice: string;
            vatRateBp: number;
        };
        QuoteSumsView: {
            netCents: number;
            vatCents: number;
            grossCents: number;
            vat: components["schemas"]["VatGroupView"][];
            /** @description What is asked for on acceptance, tax included. */
            depositCents: number | null;
        };
        QuoteView: {
            /** @description Who pays: a member, or a company. */
            memberId: string | null;
            companyId: string | null;
            id: string;
            siteName: string;
            /** @enum {string} */
            state: "draft" | "sent" | "accepted" | "refused" | "expired";
            /**
             * @description Null: a draft.
             * @example Q2026-000001
             */
            number: string | null;
            buyerName: string;
            title: string;
            note: string | null;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @enum {string} */
            priceMode: "net" | "gross";
            /** Format: date */
            suppliedOn: string;
            /** Format: date */
            validUntil: string;
            depositBp: number | null;
            lines: components["schemas"]["QuoteLineView"][];
            grossCents: number;
            /** @description Null: a draft. */
            sums: components["schemas"]["QuoteSumsView"] | null;
            sentAt: string | null;
            decidedAt: string | null;
            /** @description Who decided, as they were called then. */
            decidedName: string | null;
            /**
             * @description seller: by what the buyer told the site.
             * @enum {string|null}
             */
            decidedAs: "buyer" | "seller" | null;
            /** @description Asked for when it was accepted. */
            depositId: string | null;
            depositNumber: string | null;
        };
        QuoteBookView: {
            /** @description How many there are on all pages. */
            total: number;
            page: number;
            /** @description At least 1. */
            pages: number;
            quotes: components["schemas"]["QuoteView"][];
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** Format: date */
            today: string;
            /** @description Basis points: what a line may carry today. */
            vatRates: number[];
        };
        PricedRequest: {
            /**
             * @description As it is printed.
             * @example Location de la cuisine
             */
            label: string;
            /**
             * @description Decimal text, at most 4 decimals.
             * @example 0.25
             */
            quantity: string;
            /**
             * @description Of one, decimal text in major units, at most 6 decimals; below zero: a discount.
             * @example 149.166667
             */
            unitPrice: string;
            /** @description Basis points, a rate of the country on that day; 0 of who charges no VAT. */
            vatRateBp: number;
        };
        QuoteRequest: {
            /** @description What it is about, as printed. */
            title: string;
            /** @description Printed below the title. */
            note?: string | null;
            /**
             * @description Of all prices.
             * @enum {string}
             */
            priceMode: "net" | "gross";
            /**
             * Format: date
             * @description When it would be supplied.
             */
            suppliedOn: string;
            /**
             * Format: date
             * @description The last day on which it can be accepted.
             */
            validUntil: string;
            /** @description Basis points. */
            depositBp?: number | null;
            /**
             * @example [
             *       {
             *         "label": "Salle",
             *         "quantity": "1",
             *         "unitPrice": "100",
             *         "vatRateBp": 2000
             *       }
             *     ]
             */
            lines: components["schemas"]["PricedRequest"][];
            /**
             * Format: uuid
             * @description Who pays: a member, or a company.
             */
            memberId?: string;
            /** Format: uuid */
            companyId?: string | null;
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending the order again is safe.
             */
            id: string;
        };
        DocumentLinkView: {
            id: string;
            /** @example A2026-000001 */
            number: string;
        };
        FollowedQuoteView: {
            /** @description Who pays: a member, or a company. */
            memberId: string | null;
            companyId: string | null;
            id: string;
            siteName: string;
            /** @enum {string} */
            state: "draft" | "sent" | "accepted" | "refused" | "expired";
            /**
             * @description Null: a draft.
             * @example Q2026-000001
             */
            number: string | null;
            buyerName: string;
            title: string;
            note: string | null;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @enum {string} */
            priceMode: "net" | "gross";
            /** Format: date */
            suppliedOn: string;
            /** Format: date */
            validUntil: string;
            depositBp: number | null;
            lines: components["schemas"]["QuoteLineView"][];
            grossCents: number;
            /** @description Null: a draft. */
            sums: components["schemas"]["QuoteSumsView"] | null;
            sentAt: string | null;
            decidedAt: string | null;
            /** @description Who decided, as they were called then. */
            decidedName: string | null;
            /**
             * @description seller: by what the buyer told the site.
             * @enum {string|null}
             */
            decidedAs: "buyer" | "seller" | null;
            /** @description Asked for when it was accepted. */
            depositId: string | null;
            depositNumber: string | null;
            /** @description The invoices that its lines are on. */
            invoices: components["schemas"]["DocumentLinkView"][];
        };
        QuoteTermsRequest: {
            /** @description What it is about, as printed. */
            title: string;
            /** @description Printed below the title. */
            note?: string | null;
            /**
             * @description Of all prices.
             * @enum {string}
             */
            priceMode: "net" | "gross";
            /**
             * Format: date
             * @description When it would be supplied.
             */
            suppliedOn: string;
            /**
             * Format: date
             * @description The last day on which it can be accepted.
             */
            validUntil: string;
            /** @description Basis points. */
            depositBp?: number | null;
            /**
             * @example [
             *       {
             *         "label": "Salle",
             *         "quantity": "1",
             *         "unitPrice": "100",
             *         "vatRateBp": 2000
             *       }
             *     ]
             */
            lines: components["schemas"]["PricedRequest"][];
        };
        QuoteListView: {
            /** @description How many there are on all pages. */
            total: number;
            page: number;
            /** @description At least 1. */
            pages: number;
            quotes: components["schemas"]["QuoteView"][];
        };
        ListedLineView: {
            /** @description Who pays: a member, or a company. */
            memberId: string | null;
            companyId: string | null;
            /** Format: uuid */
            id: string;
            label: string;
            /** Format: date */
            suppliedOn: string;
            /** @example 0.25 */
            quantity: string;
            /** @example 149.166667 */
            unitPrice: string;
            /** @enum {string} */
            priceMode: "net" | "gross";
            vatRateBp: number;
            /** @enum {string} */
            product: "desk" | "room" | "machine" | "membership" | "pack" | "extra" | "fee" | "goods" | "other";
            account: string | null;
            analytic: string | null;
            /** Format: uuid */
            costCentreId: string | null;
            /** @description Its name. */
            costCentre: string | null;
            /** @description What it comes to in its price mode, in cents, rounded once. */
            amountCents: number;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @description The document it is on. */
            invoiceId: string | null;
            invoiceNumber: string | null;
            /** @description The member or the company that owes it. */
            debtorName: string;
        };
        LineCostCentreView: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        LinesView: {
            /** @description The latest day first, at most 200. */
            lines: components["schemas"]["ListedLineView"][];
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /**
             * Format: date
             * @description Today at the site.
             */
            today: string;
            /** @description VAT rates of today, basis points, the highest first. */
            rates: number[];
            /** @description Of the member or company that was asked for. */
            debtorName: string | null;
            /** @description In use at the company that was asked for, by name. */
            costCentres: components["schemas"]["LineCostCentreView"][];
        };
        LineView: {
            /** @description Who pays: a member, or a company. */
            memberId: string | null;
            companyId: string | null;
            /** Format: uuid */
            id: string;
            label: string;
            /** Format: date */
            suppliedOn: string;
            /** @example 0.25 */
            quantity: string;
            /** @example 149.166667 */
            unitPrice: string;
            /** @enum {string} */
            priceMode: "net" | "gross";
            vatRateBp: number;
            /** @enum {string} */
            product: "desk" | "room" | "machine" | "membership" | "pack" | "extra" | "fee" | "goods" | "other";
            account: string | null;
            analytic: string | null;
            /** Format: uuid */
            costCentreId: string | null;
            /** @description Its name. */
            costCentre: string | null;
            /** @description What it comes to in its price mode, in cents, rounded once. */
            amountCents: number;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @description The document it is on. */
            invoiceId: string | null;
            invoiceNumber: string | null;
        };
        NewLineRequest: {
            /**
             * @description As it is printed.
             * @example Location de la cuisine
             */
            label: string;
            /**
             * @description Decimal text, at most 4 decimals.
             * @example 0.25
             */
            quantity: string;
            /**
             * @description Of one, decimal text in major units, at most 6 decimals; below zero: a discount.
             * @example 149.166667
             */
            unitPrice: string;
            /** @description Basis points, a rate of the country on that day; 0 of who charges no VAT. */
            vatRateBp: number;
            /**
             * Format: date
             * @description When it was, or will be, supplied: an invoice takes it from that day on.
             */
            suppliedOn: string;
            /**
             * @description Whether the price is before tax or with it.
             * @enum {string}
             */
            priceMode: "net" | "gross";
            /**
             * @description What it is booked as; left out: other services.
             * @enum {string}
             */
            product?: "desk" | "room" | "machine" | "membership" | "pack" | "extra" | "fee" | "goods" | "other";
            /** @example 706800 */
            account?: string | null;
            /** @example FABLAB */
            analytic?: string | null;
            /**
             * Format: uuid
             * @description Of the company that owes it.
             */
            costCentreId?: string | null;
            /**
             * Format: uuid
             * @description Who pays: a member, or a company.
             */
            memberId?: string;
            /** Format: uuid */
            companyId?: string | null;
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending the order again is safe.
             */
            id: string;
        };
        LineRequest: {
            /**
             * @description As it is printed.
             * @example Location de la cuisine
             */
            label: string;
            /**
             * @description Decimal text, at most 4 decimals.
             * @example 0.25
             */
            quantity: string;
            /**
             * @description Of one, decimal text in major units, at most 6 decimals; below zero: a discount.
             * @example 149.166667
             */
            unitPrice: string;
            /** @description Basis points, a rate of the country on that day; 0 of who charges no VAT. */
            vatRateBp: number;
            /**
             * Format: date
             * @description When it was, or will be, supplied: an invoice takes it from that day on.
             */
            suppliedOn: string;
            /**
             * @description Whether the price is before tax or with it.
             * @enum {string}
             */
            priceMode: "net" | "gross";
            /**
             * @description What it is booked as; left out: other services.
             * @enum {string}
             */
            product?: "desk" | "room" | "machine" | "membership" | "pack" | "extra" | "fee" | "goods" | "other";
            /** @example 706800 */
            account?: string | null;
            /** @example FABLAB */
            analytic?: string | null;
            /**
             * Format: uuid
             * @description Of the company that owes it.
             */
            costCentreId?: string | null;
        };
        PlannedLineView: {
            label: string;
            /** Format: date */
            suppliedOn: string;
            /** @description In its price mode. */
            takenCents: number;
            /** @enum {string} */
            priceMode: "net" | "gross";
        };
        PlannedNoteView: {
            /** @description The invoice that is corrected. */
            invoiceId: string;
            number: string;
            /** Format: date */
            issuedOn: string;
            lines: components["schemas"]["PlannedLineView"][];
            netCents: number;
            vatCents: number;
            grossCents: number;
            /** @description What of it goes back to deposits, and not to the buyer. */
            returns: components["schemas"]["ReturnView"][];
        };
        SettledChargeView: {
            id: string;
            label: string;
            /** Format: date */
            suppliedOn: string;
            /** @description Below zero, in its price mode. */
            amountCents: number;
            /** @enum {string} */
            priceMode: "net" | "gross";
        };
        SettlementView: {
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @description None: there is nothing to settle, or nothing to settle it by. */
            notes: components["schemas"]["PlannedNoteView"][];
            /** @description What they settle. */
            settled: components["schemas"]["SettledChargeView"][];
            /** @description What makes the next invoice smaller instead. */
            carried: components["schemas"]["SettledChargeView"][];
        };
        SettlementRequest: {
            /** @example 2026-11 */
            month: string;
            /**
             * Format: uuid
             * @description Who pays: a member, or a company.
             */
            memberId?: string;
            /** Format: uuid */
            companyId?: string | null;
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending the order again is safe.
             */
            id: string;
            /** @description Printed on the credit notes. */
            reason: string;
        };
        SettledView: {
            /** @description The credit notes. */
            notes: components["schemas"]["InvoiceSummaryView"][];
        };
        OwnInvoiceView: {
            id: string;
            siteName: string;
            /** @enum {string} */
            kind: "invoice" | "credit_note" | "deposit";
            /** @description Of a credit note: the document it corrects. */
            corrects: components["schemas"]["DocumentLinkView"] | null;
            /** @description Its credit notes. */
            notes: components["schemas"]["DocumentLinkView"][];
            /** @example F2026-000042 */
            number: string;
            /** @example 2026-11-30 */
            issuedOn: string;
            dueOn: string;
            netCents: number;
            /** @description Of a credit note too a positive amount. */
            grossCents: number;
            /** @description What it asks for, deposits taken off; 0 of a credit note. */
            dueCents: number;
            /** @description Given back by credit notes, tax included. */
            creditedCents: number;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @description There is XML of it. */
            xml: boolean;
        };
        OwnInvoicesView: {
            /** @description How many there are on all pages. */
            total: number;
            page: number;
            /** @description At least 1. */
            pages: number;
            invoices: components["schemas"]["OwnInvoiceView"][];
        };
        PreviewPartView: {
            /** @description Null: nobody's in particular. */
            personId: string | null;
            /** @description As the site calls them. */
            person: string | null;
            costCentre: string | null;
            /** @description How many lines. */
            charges: number;
            netCents: number;
        };
        PreviewLineView: {
            label: string;
            /** Format: date */
            suppliedOn: string;
            person: string | null;
            costCentre: string | null;
            netCents: number;
        };
        CompanyInvoiceView: {
            netCents: number;
            vatCents: number;
            grossCents: number;
            /** @description The site that has issued it. */
            sellerId: string;
            id: string;
            /**
             * @description Amounts of a credit note are positive, and taken off.
             * @enum {string}
             */
            kind: "invoice" | "credit_note" | "deposit";
            /** @example 2026-11 */
            month: string;
            /** @example F2026-000042 */
            number: string;
            /** @example 2026-11-30 */
            issuedOn: string;
            dueOn: string;
            /** @description What it asks for, deposits taken off; 0 of a credit note. */
            dueCents: number;
            /** @enum {string} */
            currency: "EUR" | "CHF";
        };
        SellerMonthView: {
            netCents: number;
            vatCents: number;
            grossCents: number;
            sellerId: string;
            slug: string;
            name: string;
            commune: string;
            /**
             * @description The running one where the site is.
             * @example 2026-11
             */
            month: string;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @description By person and cost centre; they sum to the net. */
            parts: components["schemas"]["PreviewPartView"][];
            /** @description The first 300, as the invoice will have them. */
            lines: components["schemas"]["PreviewLineView"][];
            /** @description Issued for this month already. */
            invoiced: components["schemas"]["CompanyInvoiceView"][];
        };
        CompanyMonthView: {
            /** @description Where something is owed or was invoiced, by name. */
            sellers: components["schemas"]["SellerMonthView"][];
        };
        NamedInvoiceView: {
            netCents: number;
            vatCents: number;
            grossCents: number;
            /** @description The site that has issued it. */
            sellerId: string;
            id: string;
            /**
             * @description Amounts of a credit note are positive, and taken off.
             * @enum {string}
             */
            kind: "invoice" | "credit_note" | "deposit";
            /** @example 2026-11 */
            month: string;
            /** @example F2026-000042 */
            number: string;
            /** @example 2026-11-30 */
            issuedOn: string;
            dueOn: string;
            /** @description What it asks for, deposits taken off; 0 of a credit note. */
            dueCents: number;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            sellerName: string;
            /** @description There is XML of it. */
            xml: boolean;
            /** @description Of a credit note: the document it corrects. */
            corrects: components["schemas"]["DocumentLinkView"] | null;
            /** @description Its credit notes. */
            notes: components["schemas"]["DocumentLinkView"][];
            /** @description Given back by them, tax included. */
            creditedCents: number;
        };
        CompanyInvoicesView: {
            /** @description How many there are on all pages. */
            total: number;
            page: number;
            /** @description At least 1. */
            pages: number;
            /** @description The newest first, 24 to a page. */
            invoices: components["schemas"]["NamedInvoiceView"][];
        };
        AccountChargeView: {
            id: string;
            label: string;
            /** Format: date */
            suppliedOn: string;
            /** @description In minor units; negative: given back. */
            amountCents: number;
            /** @enum {string} */
            priceMode: "net" | "gross";
            /** @enum {string} */
            status: "open" | "invoiced";
            /** @description The company that pays; null: the member. */
            paidBy: string | null;
        };
        AccountInvoiceView: {
            id: string;
            /**
             * @description Amounts of a credit note are positive, and taken off.
             * @enum {string}
             */
            kind: "invoice" | "credit_note" | "deposit";
            number: string;
            /** Format: date */
            issuedOn: string;
            grossCents: number;
            /** @description What it asks for, deposits taken off; 0 of a credit note. */
            dueCents: number;
            /** @enum {string} */
            currency: "EUR" | "CHF";
        };
        AccountView: {
            /** @example 2026-11 */
            month: string;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @description Of the month, and open from before; at most 200. */
            charges: components["schemas"]["AccountChargeView"][];
            /** @description The last 24 to the member. */
            invoices: components["schemas"]["AccountInvoiceView"][];
        };
        JournalHeadView: {
            /** @description How many entries there are. */
            seq: number;
            /** @description Of the last entry. */
            hash: string;
            /** Format: date-time */
            at: string;
            /** @description The beginning of the hash of the public key that signs. */
            keyId: string;
        };
        JournalPerpetualView: {
            documents: number;
            grossCents: number;
            absoluteCents: number;
        };
        JournalRateTotalView: {
            /**
             * @description EN 16931 category.
             * @enum {string}
             */
            category: "S" | "E" | "AE" | "O";
            /** @description Basis points. */
            rateBp: number;
            netCents: number;
            vatCents: number;
        };
        JournalTotalsView: {
            documents: number;
            byRate: components["schemas"]["JournalRateTotalView"][];
            netCents: number;
            vatCents: number;
            /** @description Credit notes taken off. */
            grossCents: number;
            /** @description Credit notes added, not taken off. */
            absoluteCents: number;
        };
        JournalRunningPeriodView: {
            /** @enum {string} */
            kind: "CLOSURE_DAY" | "CLOSURE_MONTH" | "CLOSURE_YEAR";
            /** @example 2026-11 */
            period: string;
            totals: components["schemas"]["JournalTotalsView"];
        };
        JournalClosureView: {
            /** @description Of its entry. */
            seq: number;
            /** @enum {string} */
            kind: "CLOSURE_DAY" | "CLOSURE_MONTH" | "CLOSURE_YEAR";
            /** @example 2026-11-21 */
            period: string;
            /** Format: date-time */
            closedAt: string;
            totals: components["schemas"]["JournalTotalsView"];
            /** @description Since the first entry, this period included. */
            perpetual: components["schemas"]["JournalPerpetualView"];
            /** @description SHA-256, hexadecimal: an anchor of everything up to here. */
            hash: string;
        };
        JournalView: {
            /** @example 2026 */
            year: string;
            /** @description Years with documents, the newest first. */
            years: string[];
            /** @enum {string} */
            currency: "EUR" | "CHF";
            head: components["schemas"]["JournalHeadView"] | null;
            perpetual: components["schemas"]["JournalPerpetualView"];
            running: components["schemas"]["JournalRunningPeriodView"][];
            /** @description Of the year, the newest first. */
            closures: components["schemas"]["JournalClosureView"][];
        };
        JournalFaultView: {
            /** @enum {string} */
            code: "sequence_gap" | "foreign_issuer" | "payload_altered" | "payload_unreadable" | "link_broken" | "hash_wrong" | "key_unknown" | "key_untrusted" | "signature_wrong" | "time_went_back" | "number_gap" | "number_date_went_back" | "document_twice" | "document_in_closed_period" | "period_left_open" | "closure_wrong" | "anchor_missing" | "tail_missing" | "manifest_wrong" | "file_missing" | "file_replaced" | "file_unknown";
            /** @description Of the entry. */
            seq: number | null;
            detail: string;
        };
        JournalCheckView: {
            entries: number;
            documents: number;
            closures: number;
            head: string | null;
            /** @description The first ones; none when all is as it was written. */
            faults: components["schemas"]["JournalFaultView"][];
        };
        SellerProfileView: {
            legalName: string;
            /** @enum {string} */
            legalForm: "association" | "foundation" | "sole_trader" | "sarl" | "eurl" | "sas" | "sasu" | "sa" | "snc" | "sci" | "scop" | "scic" | "gie" | "sem" | "epic" | "commune" | "epci" | "syndicat_mixte" | "collectivity" | "be_srl" | "be_sa" | "be_sc" | "be_snc" | "be_asbl" | "be_aisbl" | "be_private_foundation" | "be_public_foundation" | "be_sole_trader" | "ch_sarl" | "ch_sa" | "ch_cooperative" | "ch_snc" | "ch_association" | "ch_foundation" | "ch_sole_trader" | "other";
            /** @description In words, of the form "other". */
            legalFormText: string | null;
            /** @enum {string} */
            vatRegime: "standard" | "franchise" | "exempt_association" | "public_exempt";
            street: string;
            postcode: string;
            commune: string;
            country: string;
            registration: string | null;
            establishment: string | null;
            registry: string | null;
            capitalCents: number | null;
            vatNumber: string | null;
            vatOnDebits: boolean;
            iban: string | null;
            bic: string | null;
            email: string | null;
            phone: string | null;
            paymentDays: number;
            closing: string | null;
            /** @description Null: the one below. */
            electronicAddress: string | null;
            /** @description The one its registration gives. */
            ownElectronicAddress: string | null;
            /** @description SHA-256 of the logo. */
            logo: string | null;
        };
        MissingFieldView: {
            /** @description A field of the profile. */
            field: string;
            /** @description What is expected of it. */
            message: string;
        };
        DifferingPriceView: {
            /** @enum {string} */
            kind: "rate" | "extra" | "plan" | "pack";
            id: string;
            name: string;
            /** @description Basis points. */
            vatRateBp: number;
        };
        SellerCountryView: {
            country: string;
            legalForms: ("association" | "foundation" | "sole_trader" | "sarl" | "eurl" | "sas" | "sasu" | "sa" | "snc" | "sci" | "scop" | "scic" | "gie" | "sem" | "epic" | "commune" | "epci" | "syndicat_mixte" | "collectivity" | "be_srl" | "be_sa" | "be_sc" | "be_snc" | "be_asbl" | "be_aisbl" | "be_private_foundation" | "be_public_foundation" | "be_sole_trader" | "ch_sarl" | "ch_sa" | "ch_cooperative" | "ch_snc" | "ch_association" | "ch_foundation" | "ch_sole_trader" | "other")[];
            /** @description Those of which documents tell the capital. */
            withCapital: ("association" | "foundation" | "sole_trader" | "sarl" | "eurl" | "sas" | "sasu" | "sa" | "snc" | "sci" | "scop" | "scic" | "gie" | "sem" | "epic" | "commune" | "epci" | "syndicat_mixte" | "collectivity" | "be_srl" | "be_sa" | "be_sc" | "be_snc" | "be_asbl" | "be_aisbl" | "be_private_foundation" | "be_public_foundation" | "be_sole_trader" | "ch_sarl" | "ch_sa" | "ch_cooperative" | "ch_snc" | "ch_association" | "ch_foundation" | "ch_sole_trader" | "other")[];
        };
        ManagedSellerView: {
            /** @description Of the profile, else of the site. */
            country: string;
            /** @description Null: nothing has been said yet. */
            profile: components["schemas"]["SellerProfileView"] | null;
            /** @description Empty: invoices can be issued. */
            missing: components["schemas"]["MissingFieldView"][];
            /** @description On offer with a VAT that the regime has not. */
            differing: components["schemas"]["DifferingPriceView"][];
            /** @description Where a seller can be, and what it can be there. */
            countries: components["schemas"]["SellerCountryView"][];
        };
        SellerRequest: {
            legalName: string;
            /** @enum {string} */
            legalForm: "association" | "foundation" | "sole_trader" | "sarl" | "eurl" | "sas" | "sasu" | "sa" | "snc" | "sci" | "scop" | "scic" | "gie" | "sem" | "epic" | "commune" | "epci" | "syndicat_mixte" | "collectivity" | "be_srl" | "be_sa" | "be_sc" | "be_snc" | "be_asbl" | "be_aisbl" | "be_private_foundation" | "be_public_foundation" | "be_sole_trader" | "ch_sarl" | "ch_sa" | "ch_cooperative" | "ch_snc" | "ch_association" | "ch_foundation" | "ch_sole_trader" | "other";
            /** @description In words, of the form "other". */
            legalFormText?: string | null;
            /** @enum {string} */
            vatRegime: "standard" | "franchise" | "exempt_association" | "public_exempt";
            street: string;
            postcode: string;
            commune: string;
            /** @enum {string} */
            country: "FR" | "BE" | "CH";
            /** @description FR: SIREN; BE: enterprise number; CH: IDE. */
            registration?: string | null;
            /** @description FR: SIRET of the establishment. */
            establishment?: string | null;
            /** @description As printed: "RCS Lille Métropole". */
            registry?: string | null;
            capitalCents?: number | null;
            vatNumber?: string | null;
            /**
             * @description FR: VAT is owed on invoicing instead of when paid.
             * @default false
             */
            vatOnDebits?: boolean;
            iban?: string | null;
            bic?: string | null;
            email?: string | null;
            phone?: string | null;
            /** @description Between the invoice and the day it is due. */
            paymentDays: number;
            /** @description Words at the end of each document. */
            closing?: string | null;
            /** @description Left out: the one the registration gives. */
            electronicAddress?: string | null;
            /**
             * @description The prices without a VAT rate have been seen; save anyway.
             * @default false
             */
            pricesSeen?: boolean;
        };
        ForeseenView: {
            memberId: string | null;
            companyId: string | null;
            name: string;
            email: string;
            /** @description Open charges. */
            charges: number;
            netCents: number;
            vatCents: number;
            grossCents: number;
            /** @description What the invoice would take off for deposits. */
            depositsCents: number;
            /** @description What to look at before. */
            anomalies: ("negative" | "vat_rate" | "zero" | "unusual" | "given_back" | "older" | "reverse_charge_lapsed" | "no_address" | "no_email" | "no_registration")[];
            /** @description As it is, no invoice can be issued. */
            blocked: boolean;
        };
        DayBoundView: {
            /** @description Documents that the site has issued today. */
            issuedToday: number;
            /** @description More on one day are issued only when that is confirmed. */
            limit: number;
        };
        RunPreviewView: {
            /** @example 2026-11 */
            month: string;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @description Fields of the legal profile without which nothing can be issued. */
            missing: string[];
            /** @description Those to look at first, each part by name. */
            debtors: components["schemas"]["ForeseenView"][];
            /** @description What all comes to, by VAT rate. */
            rates: components["schemas"]["VatGroupView"][];
            /** @description Memberships of which a period has begun that is not charged yet. */
            dueMemberships: number;
            bound: components["schemas"]["DayBoundView"];
        };
        RunCountsView: {
            pending: number;
            issued: number;
            /** @description Left out, or there was nothing to invoice any more. */
            skipped: number;
            refused: number;
        };
        RunView: {
            id: string;
            /** @example 2026-11 */
            month: string;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @enum {string} */
            state: "running" | "stopped" | "done";
            /**
             * @description bound: the day is full.
             * @enum {string|null}
             */
            stoppedBy: "person" | "bound" | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string | null;
            /** @description How many debtors are where. */
            debtors: components["schemas"]["RunCountsView"];
            /** @description Tax included; of who has no invoice, as foreseen. */
            cents: components["schemas"]["RunCountsView"];
        };
        RunsView: {
            /** @description The last 20 of the month, the newest first. */
            runs: components["schemas"]["RunView"][];
        };
        RunRequest: {
            /**
             * @description More documents than usual today are meant.
             * @default false
             */
            confirmed?: boolean;
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending the order again is safe.
             */
            id: string;
            /** @example 2026-11 */
            month: string;
            /** @description Members and companies that get nothing this time, at most 1000. */
            leaveOut?: string[];
        };
        RunItemView: {
            memberId: string | null;
            companyId: string | null;
            name: string;
            /** @enum {string} */
            state: "pending" | "issued" | "skipped" | "refused";
            /**
             * @description Why no invoice.
             * @enum {string|null}
             */
            reason: "malformed_request" | "invalid_request" | "body_too_large" | "unsupported_media_type" | "bad_origin" | "not_found" | "unauthenticated" | "forbidden" | "too_many_attempts" | "unavailable" | "internal" | "code_invalid" | "credentials_invalid" | "password_too_weak" | "invitation_invalid" | "last_manager" | "slot_taken" | "in_the_past" | "too_far_ahead" | "outside_opening_hours" | "closed" | "closure_over_reservations" | "duration_too_short" | "duration_too_long" | "off_step" | "quantity_too_large" | "not_for_sale" | "id_reused" | "not_cancellable" | "not_movable" | "already_invoiced" | "not_checkable" | "no_show_fee_invoiced" | "code_replaced" | "nothing_booked_here" | "not_on_the_spot" | "too_many_calendars" | "calendar_address_invalid" | "calendar_address_private" | "too_many_external_calendars" | "hold_expired" | "too_many_holds" | "awaits_approval" | "place_is_free" | "already_waiting" | "too_many_waiting" | "too_many_guests" | "too_late_to_book" | "too_late_to_change" | "too_late_to_cancel" | "quota_reached" | "one_place_at_a_time" | "authorisation_missing" | "authorisation_expired" | "authorisation_exists" | "approval_needed" | "not_awaiting_approval" | "series_rule_unknown" | "series_too_long" | "series_without_dates" | "series_conflicts" | "not_a_time" | "parent_not_whole" | "parent_in_itself" | "parent_booked" | "hours_reversed" | "unknown_feature" | "unknown_commune" | "radius_out_of_range" | "position_incomplete" | "resource_booked" | "capacity_below_booked" | "name_taken" | "photo_unreadable" | "photo_too_large" | "too_many_photos" | "legal_profile_incomplete" | "seller_number_wrong" | "vat_number_elsewhere" | "member_known" | "reverse_charge_not_by_seller" | "reverse_charge_needs_vat_number" | "reverse_charge_at_home" | "reverse_charge_outside_union" | "reverse_charge_other_number" | "seller_prices_differ" | "nothing_to_invoice" | "month_not_begun" | "billing_bound" | "too_many_watchers" | "vat_rate_unknown" | "line_invoiced" | "document_frozen" | "credit_above_original" | "credit_not_positive" | "credit_other_sign" | "deposit_deducted" | "nothing_to_credit" | "nothing_to_settle" | "not_creditable" | "quote_sent" | "quote_not_sent" | "quote_expired" | "quote_decided" | "quote_not_positive" | "accounting_month_closed" | "accounting_month_running" | "fec_not_for_seller" | "journal_day_closed" | "archive_days_reversed" | "archive_too_long" | "company_not_paying" | "company_cap_reached" | "extra_not_offered" | "extra_not_left" | "extra_stock_booked" | "rates_overlap" | "rate_without_price" | "rate_step_twice" | "rate_in_use" | "rate_retired" | "rate_terms_differ" | "hours_overlap" | "already_billed" | "credit_not_enough" | "credit_used" | "credit_wrong_unit" | "credit_needs_price_mode" | "pack_not_on_sale" | "price_changed" | "clock_went_back" | "group_closed" | "allowance_unit_wrong" | "plan_cycle_fixed" | "plan_retired" | "plan_held_already" | "plan_unchanged" | "starts_too_early" | "end_before_start" | "too_early_to_end" | "too_early_to_change" | "pause_not_offered" | "rights_used_later" | "already_ending" | "not_ending" | "membership_over" | "already_paused" | "not_paused" | "invoice_negative" | "mail_under_way" | "too_many_copies" | "rendering_failed" | "paper_unreadable" | "paper_active" | "paper_decided" | "paper_changed" | "paper_kind_closed" | "too_many_pages" | "too_many_papers" | "import_unreadable" | "import_without_email" | "import_too_long" | "import_not_ready" | "left_out" | null;
            invoiceId: string | null;
            number: string | null;
            grossCents: number;
        };
        RunMailsView: {
            /** @description Nobody has sent them; some may have no address. */
            unsent: number;
            queued: number;
            sent: number;
            /** @description Given up. */
            failed: number;
        };
        RunProgressView: {
            id: string;
            /** @example 2026-11 */
            month: string;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @enum {string} */
            state: "running" | "stopped" | "done";
            /**
             * @description bound: the day is full.
             * @enum {string|null}
             */
            stoppedBy: "person" | "bound" | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string | null;
            /** @description How many debtors are where. */
            debtors: components["schemas"]["RunCountsView"];
            /** @description Tax included; of who has no invoice, as foreseen. */
            cents: components["schemas"]["RunCountsView"];
            /** @description The last 12 that have ended, the last one first. */
            last: components["schemas"]["RunItemView"][];
            /** @description Who got no invoice, and why; at most 500. */
            refused: components["schemas"]["RunItemView"][];
            /** @description Invoices without a postal address of their buyer, at most 500; none while the run is under way. */
            unaddressed: components["schemas"]["RunItemView"][];
            /** @description How many of its documents are where on their way by mail. */
            mails: components["schemas"]["RunMailsView"];
        };
        ResumeRequest: {
            /**
             * @description More documents than usual today are meant.
             * @default false
             */
            confirmed?: boolean;
        };
        SendingView: {
            /**
             * @description by_hand; with_run: what a monthly run issues goes by itself; at_issue: everything does.
             * @enum {string}
             */
            sending: "by_hand" | "with_run" | "at_issue";
        };
        SendingRequest: {
            /** @enum {string} */
            sending: "by_hand" | "with_run" | "at_issue";
        };
        MonthQuery: {
            /** @example 2026-11 */
            month: string;
        };
        DocumentMailView: {
            id: string;
            /** @description 1: the first one; above: the same document again. */
            copy: number;
            recipient: string;
            /**
             * @description failed: given up, until somebody sends it again.
             * @enum {string}
             */
            state: "queued" | "sent" | "failed";
            /**
             * @description Of the last try that did not succeed.
             * @enum {string|null}
             */
            reason: "recipient_refused" | "message_refused" | "deferred" | "server_unavailable" | "rendering_failed" | null;
            /** @description Somebody ordered it; otherwise it went by itself. */
            byHand: boolean;
            /** @description It is with the mail server just now. */
            underWay: boolean;
            /** Format: date-time */
            orderedAt: string;
            /**
             * Format: date-time
             * @description Of one that waits: when it is tried next.
             */
            nextTryAt: string | null;
            /**
             * Format: date-time
             * @description When the mail server took it, or it was given up.
             */
            endedAt: string | null;
        };
        DocumentMailsView: {
            /** @description Where the next one would go; empty: no address is known. */
            email: string;
            /** @description The newest first. */
            mails: components["schemas"]["DocumentMailView"][];
        };
        SendRequest: {
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending the order again is safe.
             */
            id: string;
            /** @description Left out: to where the last one went, or the address on the document. */
            email?: string;
        };
        SignInCodeRequest: {
            email: string;
            /**
             * @description Language of the mail; French by default.
             * @enum {string}
             */
            locale?: "fr" | "en";
        };
        SignInCodeResponse: {
            validMinutes: number;
        };
        SignInVerifyRequest: {
            email: string;
            /** @example 042317 */
            code: string;
            /** @description For a first sign-in. */
            name?: string;
        };
        GrantView: {
            /** @enum {string} */
            kind: "site" | "company" | "network";
            id: string;
            slug: string;
            name: string;
            /** @enum {string} */
            role: "manager" | "desk" | "coordinator";
        };
        UsualPlaceView: {
            slug: string;
            name: string;
            commune: string;
            resourceId: string;
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
        };
        MeView: {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            locale: "fr" | "en";
            hasPassword: boolean;
            grants: components["schemas"]["GrantView"][];
            /** @description The place used most in the last 90 days. */
            usual: components["schemas"]["UsualPlaceView"] | null;
        };
        SignInPasswordRequest: {
            email: string;
            password: string;
        };
        ChangeMeRequest: {
            name?: string;
            /** @enum {string} */
            locale?: "fr" | "en";
        };
        ChangePasswordRequest: {
            /** @description Needed when the account has a password. */
            current?: string;
            password: string;
        };
        InvitationView: {
            email: string;
            /** @enum {string} */
            role: "manager" | "desk" | "coordinator" | "person";
            /** @enum {string} */
            scopeKind: "site" | "company" | "network";
            /** @description Name of the site, of the company or of the network. */
            scopeName: string;
        };
        AcceptInvitationRequest: {
            token: string;
            /** @description For a new account; an existing one keeps its name. */
            name: string;
            /** @description For a new account; an existing one keeps its own. */
            password?: string;
        };
        StaffInvitationView: {
            id: string;
            email: string;
            /** @enum {string} */
            role: "manager" | "desk" | "coordinator" | "person";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        StaffInvitationsView: {
            invitations: components["schemas"]["StaffInvitationView"][];
        };
        InviteToSiteRequest: {
            email: string;
            /** @enum {string} */
            role: "manager" | "desk";
        };
        InviteToNetworkRequest: {
            email: string;
            /**
             * @description The only role of a network.
             * @enum {string}
             */
            role?: "coordinator";
        };
        TeamMemberView: {
            personId: string;
            name: string;
            email: string;
            /** @enum {string} */
            role: "manager" | "desk";
        };
        TeamView: {
            team: components["schemas"]["TeamMemberView"][];
        };
        ListedMemberView: {
            id: string;
            name: string;
            email: string;
            companyName: string | null;
            /** @description Names of the plans that run today. */
            plans: string[];
            /** @description Names of the groups of today. */
            groups: string[];
        };
        NamedGroupView: {
            id: string;
            name: string;
        };
        MembersView: {
            /** @description How many there are on all pages. */
            total: number;
            page: number;
            /** @description At least 1. */
            pages: number;
            /** @description By name, 50 to a page. */
            members: components["schemas"]["ListedMemberView"][];
            /** @description The groups to choose from. */
            groups: components["schemas"]["NamedGroupView"][];
            /** @description The site asks for documents for social tariffs. */
            asksPapers: boolean;
        };
        MemberView: {
            id: string;
            name: string;
            email: string;
            companyName: string | null;
            /** @description For the site itself: no document has it. */
            phone: string | null;
            street: string | null;
            postcode: string | null;
            commune: string | null;
            country: string | null;
            registration: string | null;
            vatNumber: string | null;
        };
        CreateMemberRequest: {
            /** @description Makes the member a professional buyer. */
            companyName?: string | null;
            /** @description Street, postcode, commune and country come together. */
            street?: string | null;
            /** @description Postcode. */
            postcode?: string | null;
            /** @description Commune. */
            commune?: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country?: string | null;
            /** @description SIREN or SIRET, Belgian enterprise number, Swiss IDE. */
            registration?: string | null;
            /** @description Intra-community or Swiss VAT number. */
            vatNumber?: string | null;
            /** @description Digits, spaces and + ( ) . -, 4 to 30 characters. */
            phone?: string | null;
            /**
             * Format: uuid
             * @description UUIDv7; the same again answers the same member.
             */
            id: string;
            name: string;
            email: string;
            /**
             * @description In which they are written to, if they are new.
             * @default fr
             * @enum {string}
             */
            locale?: "fr" | "en";
        };
        ChangeMemberRequest: {
            /** @description Makes the member a professional buyer. */
            companyName?: string | null;
            /** @description Street, postcode, commune and country come together. */
            street?: string | null;
            /** @description Postcode. */
            postcode?: string | null;
            /** @description Commune. */
            commune?: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country?: string | null;
            /** @description SIREN or SIRET, Belgian enterprise number, Swiss IDE. */
            registration?: string | null;
            /** @description Intra-community or Swiss VAT number. */
            vatNumber?: string | null;
            /** @description Digits, spaces and + ( ) . -, 4 to 30 characters. */
            phone?: string | null;
        };
        DifferingSiteView: {
            slug: string;
            name: string;
            /** @description Whom it would bill; null: the person. */
            companyName: string | null;
        };
        OwnBillingView: {
            /** @description Null: a private person. */
            companyName: string | null;
            street: string | null;
            postcode: string | null;
            commune: string | null;
            country: string | null;
            registration: string | null;
            vatNumber: string | null;
            /** @description False: the above is what every site was told, nobody has confirmed it. */
            said: boolean;
            /** @description Sites that would bill otherwise, by name. */
            differing: components["schemas"]["DifferingSiteView"][];
        };
        ChangeBillingRequest: {
            /** @description Makes the member a professional buyer. */
            companyName?: string | null;
            /** @description Street, postcode, commune and country come together. */
            street?: string | null;
            /** @description Postcode. */
            postcode?: string | null;
            /** @description Commune. */
            commune?: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country?: string | null;
            /** @description SIREN or SIRET, Belgian enterprise number, Swiss IDE. */
            registration?: string | null;
            /** @description Intra-community or Swiss VAT number. */
            vatNumber?: string | null;
        };
        ReverseChargeRequest: {
            /**
             * @description true: documents to come are without VAT, which the buyer owes.
             * @example true
             */
            decided: boolean;
        };
        ReverseChargeView: {
            /** @description The site has decided that the buyer owes the tax. */
            decided: boolean;
            /** @description The next document is without tax. */
            applies: boolean;
            /**
             * @description Why it cannot be decided, or does not apply although it was.
             * @enum {string|null}
             */
            refusal: "reverse_charge_not_by_seller" | "reverse_charge_needs_vat_number" | "reverse_charge_at_home" | "reverse_charge_outside_union" | "reverse_charge_other_number" | null;
        };
        CompanyAccountView: {
            id: string;
            name: string;
            email: string;
            street: string;
            postcode: string;
            commune: string;
            country: string;
            registration: string | null;
            vatNumber: string | null;
            establishment: string | null;
            electronicAddress: string | null;
            purchaseOrder: string | null;
            serviceCode: string | null;
            /** @description Somebody manages it. */
            managed: boolean;
            /** @description Who is invited to manage it, and has not accepted. */
            invited: string | null;
            reverseCharge: components["schemas"]["ReverseChargeView"];
        };
        CompanyAccountsView: {
            companies: components["schemas"]["CompanyAccountView"][];
        };
        OpenCompanyRequest: {
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7); repeat it to retry safely.
             */
            id: string;
            name: string;
            /** @description Where its invoices go. */
            email: string;
            street: string;
            postcode: string;
            commune: string;
            /** @description ISO 3166-1 alpha-2. */
            country: string;
            /** @description SIREN or SIRET, enterprise number, IDE. */
            registration?: string | null;
            vatNumber?: string | null;
            /** @description FR: SIRET of the establishment that is billed. */
            establishment?: string | null;
            /** @description Where e-invoices go: "0225:552100554"; null: what its number makes it. */
            electronicAddress?: string | null;
            purchaseOrder?: string | null;
            /** @description Of Chorus Pro. */
            serviceCode?: string | null;
            /** @description Who will manage it: is invited by mail. */
            managerEmail: string;
        };
        InviteManagerRequest: {
            email: string;
        };
        CompanyPersonView: {
            personId: string;
            name: string;
            email: string;
            /** @description In place of what each person may spend; null: that. */
            capCents: number | null;
            /** @description Pays unless the person says otherwise. */
            paysByDefault: boolean;
            costCentreId: string | null;
            /** @description This month, VAT included. */
            spentCents: number;
        };
        CompanyManagerView: {
            personId: string;
            name: string;
            email: string;
        };
        CostCentreView: {
            id: string;
            name: string;
            /** @description Can be booked on. */
            active: boolean;
        };
        CompanyView: {
            id: string;
            name: string;
            email: string;
            street: string;
            postcode: string;
            commune: string;
            country: string;
            registration: string | null;
            vatNumber: string | null;
            establishment: string | null;
            electronicAddress: string | null;
            purchaseOrder: string | null;
            serviceCode: string | null;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @description What it pays for. */
            paidKinds: ("desk" | "room" | "machine")[];
            /** @description Cents of a month, VAT included; null: no cap. */
            monthlyCapCents: number | null;
            /** @description Each person. Cents of a month, VAT included; null: no cap. */
            personCapCents: number | null;
            /**
             * @description Of which the spending is told.
             * @example 2026-11
             */
            month: string;
            /** @description By everybody, VAT included. */
            spentCents: number;
            people: components["schemas"]["CompanyPersonView"][];
            managers: components["schemas"]["CompanyManagerView"][];
            costCentres: components["schemas"]["CostCentreView"][];
            /** @description Those that wait. */
            invitations: components["schemas"]["StaffInvitationView"][];
        };
        ChangeCompanyRequest: {
            /** @description 1 to 160 characters. */
            name?: string;
            /** @description Where its invoices go. */
            email?: string;
            /** @description Street. */
            street?: string;
            /** @description Postcode. */
            postcode?: string;
            /** @description Commune. */
            commune?: string;
            /** @description ISO 3166-1 alpha-2. */
            country?: string;
            /** @description SIREN or SIRET, enterprise number, IDE. */
            registration?: string | null;
            /** @description VAT number. */
            vatNumber?: string | null;
            /** @description FR: SIRET of the establishment that is billed. */
            establishment?: string | null;
            /** @description Where e-invoices go: "0225:552100554"; null: what its number makes it. */
            electronicAddress?: string | null;
            /** @description Printed on its invoices. */
            purchaseOrder?: string | null;
            /** @description The service of Chorus Pro that its invoices go to. */
            serviceCode?: string | null;
            /** @description What it pays for. */
            paidKinds?: ("desk" | "room" | "machine")[];
            /** @description All together. Cents of a month, VAT included; null: no cap. */
            monthlyCapCents?: number | null;
            /** @description Each person. Cents of a month, VAT included; null: no cap. */
            personCapCents?: number | null;
        };
        InviteToCompanyRequest: {
            email: string;
            /**
             * @description person: the company pays for what they book.
             * @enum {string}
             */
            role: "manager" | "person";
        };
        ChangeCompanyPersonRequest: {
            /** @description In place of what each person may spend; null: that. */
            capCents?: number | null;
            /**
             * @description Pays unless the person says otherwise.
             * @example true
             */
            paysByDefault?: boolean;
            /**
             * Format: uuid
             * @description Their usual one; null: none.
             */
            costCentreId?: string | null;
        };
        AddCostCentreRequest: {
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7).
             */
            id: string;
            name: string;
        };
        ChangeCostCentreRequest: {
            /** @description 1 to 80 characters. */
            name?: string;
            /**
             * @description false: nobody books on it any more.
             * @example true
             */
            active?: boolean;
        };
        PlanAllowanceView: {
            /** @enum {string} */
            unit: "minute" | "pass" | "cent";
            amount: number;
            /** @enum {string|null} */
            kind: "desk" | "room" | "machine" | null;
            resourceId: string | null;
            resourceName: string | null;
        };
        PlanDiscountView: {
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            discountBp: number;
        };
        PlanAccessView: {
            weekday: number;
            /** @example 08:00 */
            from: string;
            /** @example 18:00 */
            until: string;
        };
        PlanRateView: {
            rateId: string;
            insteadId: string;
        };
        MembershipPlanView: {
            id: string;
            name: string;
            description: string | null;
            priceCents: number;
            /** @enum {string} */
            priceMode: "net" | "gross";
            vatRateBp: number;
            /** @enum {string} */
            cycle: "month" | "quarter" | "year";
            /** @enum {string} */
            anchor: "start" | "first";
            commitmentMonths: number;
            noticeDays: number;
            entryFeeCents: number;
            /** @description Members let it rest themselves. */
            selfPause: boolean;
            /** @description Of periods from nextPriceFrom on; null: no change planned. */
            nextPriceCents: number | null;
            /** Format: date */
            nextPriceFrom: string | null;
            allowances: components["schemas"]["PlanAllowanceView"][];
            discounts: components["schemas"]["PlanDiscountView"][];
            access: components["schemas"]["PlanAccessView"][];
            selfService: boolean;
            active: boolean;
            rates: components["schemas"]["PlanRateView"][];
            /** @description Who has it today. */
            holders: number;
            /** @description Somebody has it or had it: its cycle stays. */
            used: boolean;
        };
        PlanRateNameView: {
            id: string;
            name: string;
            /** @enum {string} */
            priceMode: "net" | "gross";
            vatRateBp: number;
        };
        PlanSubjectView: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            /** @enum {string} */
            mode: "exclusive" | "pool";
        };
        MembershipPlansView: {
            currency: string;
            /** @description Those on offer first. */
            plans: components["schemas"]["MembershipPlanView"][];
            /** @description VAT rates that the country has today, basis points. */
            vatRates: number[];
            rates: components["schemas"]["PlanRateNameView"][];
            resources: components["schemas"]["PlanSubjectView"][];
        };
        PlanAllowanceRequest: {
            /**
             * @description pass: one place for one day; only of desks or pooled places.
             * @enum {string}
             */
            unit: "minute" | "pass" | "cent";
            /** @description Minutes, passes or cents in each cycle. */
            amount: number;
            /**
             * @description This or resourceId, or neither.
             * @enum {string|null}
             */
            kind?: "desk" | "room" | "machine" | null;
            /** Format: uuid */
            resourceId?: string | null;
        };
        PlanDiscountRequest: {
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            /** @description Basis points: 1000 = 10 %. */
            discountBp: number;
        };
        PlanAccessRequest: {
            weekday: number;
            /** @example 08:00 */
            from: string;
            /** @example 18:00 */
            until: string;
        };
        PlanRateRequest: {
            /** Format: uuid */
            rateId: string;
            /**
             * Format: uuid
             * @description The rate that its holders pay; same VAT, same kind of price.
             */
            insteadId: string;
        };
        CreatePlanRequest: {
            name: string;
            description?: string | null;
            priceCents: number;
            /** @enum {string} */
            priceMode: "net" | "gross";
            /** @description Basis points: 2000 = 20 %. */
            vatRateBp: number;
            /**
             * @description Stays once somebody has the plan.
             * @enum {string}
             */
            cycle: "month" | "quarter" | "year";
            /**
             * @description Cycles begin on the day it was begun, or on the first.
             * @enum {string}
             */
            anchor: "start" | "first";
            commitmentMonths: number;
            noticeDays: number;
            entryFeeCents: number;
            /** @description Members may take it themselves. */
            selfService: boolean;
            /** @description false: nobody new takes it; who has it keeps it. */
            active: boolean;
            /** @description Members let it rest themselves, within its notice and commitment. */
            selfPause?: boolean;
            /** @description Of periods from nextPriceFrom on. */
            nextPriceCents?: number | null;
            /**
             * Format: date
             * @description A day to come.
             */
            nextPriceFrom?: string | null;
            allowances: components["schemas"]["PlanAllowanceRequest"][];
            discounts: components["schemas"]["PlanDiscountRequest"][];
            /** @description None: at all hours. */
            access: components["schemas"]["PlanAccessRequest"][];
            rates: components["schemas"]["PlanRateRequest"][];
            /**
             * Format: uuid
             * @description UUIDv7 made by the client.
             */
            id: string;
        };
        SavePlanRequest: {
            name: string;
            description?: string | null;
            priceCents: number;
            /** @enum {string} */
            priceMode: "net" | "gross";
            /** @description Basis points: 2000 = 20 %. */
            vatRateBp: number;
            /**
             * @description Stays once somebody has the plan.
             * @enum {string}
             */
            cycle: "month" | "quarter" | "year";
            /**
             * @description Cycles begin on the day it was begun, or on the first.
             * @enum {string}
             */
            anchor: "start" | "first";
            commitmentMonths: number;
            noticeDays: number;
            entryFeeCents: number;
            /** @description Members may take it themselves. */
            selfService: boolean;
            /** @description false: nobody new takes it; who has it keeps it. */
            active: boolean;
            /** @description Members let it rest themselves, within its notice and commitment. */
            selfPause?: boolean;
            /** @description Of periods from nextPriceFrom on. */
            nextPriceCents?: number | null;
            /**
             * Format: date
             * @description A day to come.
             */
            nextPriceFrom?: string | null;
            allowances: components["schemas"]["PlanAllowanceRequest"][];
            discounts: components["schemas"]["PlanDiscountRequest"][];
            /** @description None: at all hours. */
            access: components["schemas"]["PlanAccessRequest"][];
            rates: components["schemas"]["PlanRateRequest"][];
        };
        OfferedPlanView: {
            id: string;
            name: string;
            description: string | null;
            priceCents: number;
            /** @enum {string} */
            priceMode: "net" | "gross";
            vatRateBp: number;
            /** @enum {string} */
            cycle: "month" | "quarter" | "year";
            /** @enum {string} */
            anchor: "start" | "first";
            commitmentMonths: number;
            noticeDays: number;
            entryFeeCents: number;
            /** @description Members let it rest themselves. */
            selfPause: boolean;
            /** @description Of periods from nextPriceFrom on; null: no change planned. */
            nextPriceCents: number | null;
            /** Format: date */
            nextPriceFrom: string | null;
            allowances: components["schemas"]["PlanAllowanceView"][];
            discounts: components["schemas"]["PlanDiscountView"][];
            access: components["schemas"]["PlanAccessView"][];
        };
        PlansOnOfferView: {
            siteId: string;
            currency: string;
            /**
             * Format: date
             * @description Local to the site.
             */
            today: string;
            plans: components["schemas"]["OfferedPlanView"][];
        };
        MembershipHolderView: {
            id: string;
            name: string;
            email: string;
        };
        MembershipTermView: {
            /** Format: date */
            first: string;
            /**
             * Format: date
             * @description null: it goes on.
             */
            last: string | null;
            planId: string;
            planName: string;
            /** @enum {string} */
            state: "active" | "paused";
        };
        MembershipPeriodView: {
            /**
             * @description credit: given back, below zero.
             * @enum {string}
             */
            kind: "charge" | "credit" | "entry_fee";
            planName: string;
            /** Format: date */
            first: string;
            /** Format: date */
            last: string;
            /** @description Of `cycleDays`: cents = priceCents × days ÷ cycleDays, but for a fee. */
            days: number;
            cycleDays: number;
            priceCents: number;
            /** @enum {string} */
            priceMode: "net" | "gross";
            cents: number;
            /** @description It is on an invoice. */
            invoiced: boolean;
        };
        MembershipEffectView: {
            /**
             * @description credit: given back, below zero.
             * @enum {string}
             */
            kind: "charge" | "credit" | "entry_fee";
            planName: string;
            /** Format: date */
            first: string;
            /** Format: date */
            last: string;
            /** @description Of `cycleDays`: cents = priceCents × days ÷ cycleDays, but for a fee. */
            days: number;
            cycleDays: number;
            priceCents: number;
            /** @enum {string} */
            priceMode: "net" | "gross";
            cents: number;
        };
        MembershipRightView: {
            /** @enum {string} */
            unit: "minute" | "pass" | "cent";
            /** @enum {string|null} */
            kind: "desk" | "room" | "machine" | null;
            resourceName: string | null;
            remaining: number;
            granted: number;
            /** Format: date */
            lastDay: string;
        };
        MembershipChangeView: {
            /** @enum {string} */
            kind: "start" | "plan" | "pause" | "resume" | "end" | "keep";
            /**
             * Format: date
             * @description Of an end: the first day that is not part of it.
             */
            firstDay: string;
            /** Format: date */
            lastDay: string | null;
            planName: string | null;
            /** @description Notice and commitment were set aside. */
            exception: boolean;
            /** @description Why, of an exception. */
            reason: string | null;
            /** @description Of the staff; null: the member, or somebody who left. */
            byName: string | null;
            /** Format: date-time */
            at: string;
        };
        MembershipView: {
            id: string;
            member: components["schemas"]["MembershipHolderView"];
            currency: string;
            timeZone: string;
            /**
             * Format: date
             * @description Local to the site.
             */
            today: string;
            /** @enum {string} */
            state: "to_come" | "active" | "paused" | "ended";
            /** @description That counts today, or that it begins or ended with. */
            planName: string;
            planId: string;
            /** Format: date */
            startedOn: string;
            /**
             * Format: date
             * @description null: it goes on.
             */
            lastDay: string | null;
            /**
             * Format: date
             * @description The earliest that notice and commitment allow.
             */
            earliestLastDay: string;
            terms: components["schemas"]["MembershipTermView"][];
            /** @description Days of notice, of the plan that counts today. */
            noticeDays: number;
            /**
             * Format: date
             * @description The last day of the commitment; before the start: there is none.
             */
            committedUntil: string;
            /** @description Members let it rest themselves, within notice and commitment. */
            selfPause: boolean;
            /** @description Billed, less what was given back; the newest first. */
            periods: components["schemas"]["MembershipPeriodView"][];
            /** @description What will be billed on the next day on which something is, at its prices. */
            next: components["schemas"]["MembershipEffectView"][];
            /** @description Included rights that can be used today. */
            rights: components["schemas"]["MembershipRightView"][];
            changes: components["schemas"]["MembershipChangeView"][];
        };
        MembershipsView: {
            /** @description How many there are on all pages. */
            total: number;
            page: number;
            /** @description At least 1. */
            pages: number;
            /** @description By name, those that are over last. */
            memberships: components["schemas"]["MembershipView"][];
        };
        MembershipOutcomeView: {
            effects: components["schemas"]["MembershipEffectView"][];
            /** @description The sum of the effects; below zero: given back. */
            cents: number;
            membership: components["schemas"]["MembershipView"];
        };
        StartMembershipForRequest: {
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending it again changes nothing.
             */
            id: string;
            /** Format: uuid */
            planId: string;
            /**
             * Format: date
             * @description Not before the first of the running month.
             */
            startsOn: string;
            /** Format: uuid */
            memberId: string;
        };
        ChangeMembershipRequest: {
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending it again changes nothing.
             */
            id: string;
            /**
             * @description keep: what was to end goes on after all.
             * @enum {string}
             */
            kind: "plan" | "pause" | "resume" | "end" | "keep";
            /**
             * Format: date
             * @description First day of a plan, a pause or its end; left out: today.
             */
            from?: string;
            /**
             * Format: date
             * @description Of end and pause. Left out: as soon as possible; with no end.
             */
            lastDay?: string;
            /** Format: uuid */
            planId?: string;
        };
        ExceptionRequest: {
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending it again changes nothing.
             */
            id: string;
            /**
             * @description keep: what was to end goes on after all.
             * @enum {string}
             */
            kind: "plan" | "pause" | "resume" | "end" | "keep";
            /**
             * Format: date
             * @description First day of a plan, a pause or its end; left out: today.
             */
            from?: string;
            /**
             * Format: date
             * @description Of end and pause. Left out: as soon as possible; with no end.
             */
            lastDay?: string;
            /** Format: uuid */
            planId?: string;
            /** @description Why notice and commitment are set aside. */
            reason: string;
        };
        MyMembershipSiteView: {
            id: string;
            slug: string;
            name: string;
            currency: string;
            /**
             * Format: date
             * @description Local to the site.
             */
            today: string;
            memberships: components["schemas"]["MembershipView"][];
            /** @description Plans that its members may take themselves. */
            offered: components["schemas"]["OfferedPlanView"][];
        };
        MyMembershipsView: {
            /** @description Sites that know the person. */
            sites: components["schemas"]["MyMembershipSiteView"][];
        };
        TakePlanRequest: {
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending it again changes nothing.
             */
            id: string;
            /** Format: uuid */
            planId: string;
            /**
             * Format: date
             * @description Not before the first of the running month.
             */
            startsOn: string;
            /** Format: uuid */
            siteId: string;
        };
        CreditLotView: {
            id: string;
            name: string;
            /** @enum {string} */
            unit: "minute" | "pass" | "cent";
            /** @enum {string|null} */
            kind: "desk" | "room" | "machine" | null;
            resourceId: string | null;
            resourceName: string | null;
            /**
             * @description Of money: the price mode of the prices it counts at.
             * @enum {string|null}
             */
            countsAt: "net" | "gross" | null;
            /** @description Minutes, passes, or cents of the currency. */
            granted: number;
            remaining: number;
            /**
             * @description Bought, included in a plan, or given by hand.
             * @enum {string}
             */
            source: "pack" | "allowance" | "site";
            /** @description Why it was given. */
            reason: string | null;
            /** Format: date */
            firstDay: string;
            /**
             * Format: date
             * @description Null: for good.
             */
            lastDay: string | null;
            /**
             * @description used: nothing is left; ended: too late, whatever is left.
             * @enum {string}
             */
            state: "open" | "upcoming" | "used" | "ended";
            /** @description What is left is about to be lost. */
            endsSoon: boolean;
        };
        CreditUseView: {
            reservationId: string;
            resourceName: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
        };
        CreditLineView: {
            id: string;
            lotId: string;
            lotName: string;
            /** @enum {string} */
            unit: "minute" | "pass" | "cent";
            /** @enum {string} */
            kind: "grant" | "debit" | "restore" | "expire" | "withdraw";
            /** @description What the balance changed by: below zero when something was used or lost. */
            amount: number;
            /** Format: date-time */
            at: string;
            /** @description The booking it was used for or given back from. */
            use: components["schemas"]["CreditUseView"] | null;
            /**
             * Format: date
             * @description Of a pass: the day that it pays for.
             */
            passDay: string | null;
            reason: string | null;
            /** @description Who of the site did it. */
            byName: string | null;
        };
        CreditSiteView: {
            id: string;
            slug: string;
            name: string;
            commune: string;
        };
        OwnCreditView: {
            /**
             * Format: date
             * @description The local day at the site.
             */
            today: string;
            /** @example EUR */
            currency: string;
            timeZone: string;
            /** @description What can be used first; at most 100. */
            lots: components["schemas"]["CreditLotView"][];
            /** @description The latest first; at most 100. */
            lines: components["schemas"]["CreditLineView"][];
            site: components["schemas"]["CreditSiteView"];
        };
        MyCreditsView: {
            /** @description Sites where the person is known. */
            sites: components["schemas"]["OwnCreditView"][];
        };
        PackView: {
            id: string;
            name: string;
            /** @enum {string} */
            unit: "minute" | "pass" | "cent";
            /** @enum {string|null} */
            kind: "desk" | "room" | "machine" | null;
            resourceId: string | null;
            resourceName: string | null;
            /**
             * @description Of money: the price mode of the prices it counts at.
             * @enum {string|null}
             */
            countsAt: "net" | "gross" | null;
            /** @description Minutes, passes of one place for one day, or cents. */
            amount: number;
            priceCents: number;
            /** @enum {string} */
            priceMode: "net" | "gross";
            vatRateBp: number;
            netCents: number;
            vatCents: number;
            grossCents: number;
            validityMonths: number | null;
            /** @description Without months either: for good. */
            validityDays: number | null;
            /** @description Members buy it themselves. */
            selfService: boolean;
            active: boolean;
        };
        OwnShelfView: {
            /** @example EUR */
            currency: string;
            /** @description By name; those that are not sold any more last. */
            packs: components["schemas"]["PackView"][];
            site: components["schemas"]["CreditSiteView"];
        };
        MyPacksView: {
            /** @description Sites that sell something to their members. */
            sites: components["schemas"]["OwnShelfView"][];
        };
        BuyRequest: {
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7): the same again buys nothing more.
             */
            id: string;
            /** Format: uuid */
            siteId: string;
            /** Format: uuid */
            packId: string;
            /** @description The price that was shown: another one is refused. */
            priceCents: number;
        };
        CreditAccountView: {
            /**
             * Format: date
             * @description The local day at the site.
             */
            today: string;
            /** @example EUR */
            currency: string;
            timeZone: string;
            /** @description What can be used first; at most 100. */
            lots: components["schemas"]["CreditLotView"][];
            /** @description The latest first; at most 100. */
            lines: components["schemas"]["CreditLineView"][];
        };
        SellRequest: {
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7): the same again sells nothing more.
             */
            id: string;
            /** Format: uuid */
            packId: string;
            /** @description Why it is given: nothing is charged. Left out: it is sold. */
            reason?: string;
        };
        GiveRequest: {
            /** @enum {string} */
            unit: "minute" | "pass" | "cent";
            /** @description Minutes, passes of one place for one day, or cents. */
            amount: number;
            /**
             * @description Everything at the site without this and without a resource.
             * @enum {string}
             */
            kind?: "desk" | "room" | "machine";
            /**
             * Format: uuid
             * @description For this one alone.
             */
            resourceId?: string;
            /**
             * @description Of money, and of nothing else: the prices it counts at.
             * @enum {string}
             */
            countsAt?: "net" | "gross";
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7): the same again gives nothing more.
             */
            id: string;
            /** @description What the member sees. */
            name: string;
            /**
             * Format: date
             * @description Left out: for good.
             */
            lastDay?: string;
            /** @description For whoever reads the account later. */
            reason: string;
        };
        TakeRequest: {
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7): the same again takes nothing more.
             */
            id: string;
            amount: number;
            /** @description For whoever reads the account later. */
            reason: string;
        };
        EndRequest: {
            /** @description For whoever reads the account later. */
            reason: string;
        };
        CompanyCreditView: {
            /** @description Where it can be used. */
            site: components["schemas"]["CreditSiteView"];
            /**
             * Format: date
             * @description The local day at the site.
             */
            today: string;
            /** @example EUR */
            currency: string;
            timeZone: string;
            /** @description What can be used first; at most 100. */
            lots: components["schemas"]["CreditLotView"][];
        };
        CompanyCreditsView: {
            /** @description Sites at which the company has, or had, credit. */
            sites: components["schemas"]["CompanyCreditView"][];
        };
        ManagedPacksView: {
            /** @example EUR */
            currency: string;
            /** @description By name; those that are not sold any more last. */
            packs: components["schemas"]["PackView"][];
            /** @description Basis points: what a pack may carry today, the standard rate first. */
            vatRates: number[];
        };
        PackRequest: {
            /** @enum {string} */
            unit: "minute" | "pass" | "cent";
            /** @description Minutes, passes of one place for one day, or cents. */
            amount: number;
            /**
             * @description Everything at the site without this and without a resource.
             * @enum {string}
             */
            kind?: "desk" | "room" | "machine";
            /**
             * Format: uuid
             * @description For this one alone.
             */
            resourceId?: string;
            /**
             * @description Of money, and of nothing else: the prices it counts at.
             * @enum {string}
             */
            countsAt?: "net" | "gross";
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7); the same id again changes that pack.
             */
            id: string;
            name: string;
            priceCents: number;
            /** @enum {string} */
            priceMode: "net" | "gross";
            vatRateBp: number;
            /** @description Without months and days: for good. */
            validityMonths?: number;
            /** @description Instead of months. */
            validityDays?: number;
            /**
             * @description Members buy it themselves.
             * @example true
             */
            selfService: boolean;
            /**
             * @description False: nobody buys it any more.
             * @example true
             */
            active: boolean;
        };
        HeldGroupView: {
            groupId: string;
            name: string;
            /** Format: date */
            first: string;
            /**
             * Format: date
             * @description The last day; null: for good.
             */
            last: string | null;
        };
        HeldTermView: {
            membershipId: string;
            planName: string;
            /** @enum {string} */
            state: "active" | "paused";
            /** Format: date */
            first: string;
            /**
             * Format: date
             * @description The last day; null: for good.
             */
            last: string | null;
        };
        HeldLotView: {
            id: string;
            name: string;
            /** @enum {string} */
            unit: "minute" | "pass" | "cent";
            /** @enum {string|null} */
            kind: "desk" | "room" | "machine" | null;
            resourceName: string | null;
            granted: number;
            remaining: number;
            /**
             * Format: date
             * @description The last day; null: for good.
             */
            last: string | null;
        };
        ConsentView: {
            /** @enum {string} */
            purpose: "newsletter" | "photo";
            given: boolean;
            /** Format: date-time */
            saidAt: string;
        };
        MemberNoteView: {
            id: string;
            text: string;
            /** Format: date-time */
            writtenAt: string;
            writtenBy: string | null;
            /** @description Null: works here no more. */
            writtenByName: string | null;
        };
        MemberSheetView: {
            id: string;
            name: string;
            email: string;
            companyName: string | null;
            /** @description For the site itself: no document has it. */
            phone: string | null;
            street: string | null;
            postcode: string | null;
            commune: string | null;
            country: string | null;
            registration: string | null;
            vatNumber: string | null;
            /** Format: date-time */
            joinedAt: string;
            /**
             * Format: date
             * @description Where the site is.
             */
            today: string;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            timeZone: string;
            /** @description Of today and to come. */
            groups: components["schemas"]["HeldGroupView"][];
            /** @description The newest first, at most 20. */
            terms: components["schemas"]["HeldTermView"][];
            /** @description What can still be used, soonest expiry first. */
            credits: components["schemas"]["HeldLotView"][];
            /** @description The last word on each purpose; none: never asked. */
            consents: components["schemas"]["ConsentView"][];
            /** @description The newest first. */
            notes: components["schemas"]["MemberNoteView"][];
            reverseCharge: components["schemas"]["ReverseChargeView"];
        };
        NoteRequest: {
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending the note again is safe.
             */
            id: string;
            text: string;
        };
        MemberNotesView: {
            /** @description The newest first. */
            notes: components["schemas"]["MemberNoteView"][];
        };
        OwnSiteView: {
            slug: string;
            name: string;
            timeZone: string;
            /** @description The last word on each purpose; none: never asked. */
            consents: components["schemas"]["ConsentView"][];
        };
        OwnSitesView: {
            /** @description By name. */
            sites: components["schemas"]["OwnSiteView"][];
        };
        ConsentRequest: {
            /**
             * @description News of the site by e-mail.
             * @example true
             */
            newsletter?: boolean;
            /**
             * @description Being seen on photos that the site publishes.
             * @example true
             */
            photo?: boolean;
        };
        GroupRateBody: {
            /**
             * Format: uuid
             * @description Members of the group do not pay this rate,
             */
            rateId: string;
            /**
             * Format: uuid
             * @description but this one, of the same price mode and VAT.
             */
            insteadId: string;
        };
        GroupView: {
            id: string;
            name: string;
            discountBp: number;
            validityMonths: number | null;
            active: boolean;
            rates: components["schemas"]["GroupRateBody"][];
            /** @description Names of the documents that open it. */
            papers: string[];
            /** @description How many are in it today. */
            members: number;
        };
        NamedRateView: {
            id: string;
            name: string;
            /** @enum {string} */
            priceMode: "net" | "gross";
            vatRateBp: number;
        };
        GroupsView: {
            /** @description By name, those that are closed last. */
            groups: components["schemas"]["GroupView"][];
            /** @description The rates that there are. */
            rates: components["schemas"]["NamedRateView"][];
        };
        NewGroupRequest: {
            name: string;
            /** @description Off every price, in hundredths of a percent. */
            discountBp: number;
            /** @description How long somebody is in it unless said otherwise; null or left out: for good. */
            validityMonths?: number | null;
            /**
             * @description False: nobody new; who is in it stays.
             * @example true
             */
            active: boolean;
            /** @example [] */
            rates: components["schemas"]["GroupRateBody"][];
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending the order again is safe.
             */
            id: string;
        };
        GroupRequest: {
            name: string;
            /** @description Off every price, in hundredths of a percent. */
            discountBp: number;
            /** @description How long somebody is in it unless said otherwise; null or left out: for good. */
            validityMonths?: number | null;
            /**
             * @description False: nobody new; who is in it stays.
             * @example true
             */
            active: boolean;
            /** @example [] */
            rates: components["schemas"]["GroupRateBody"][];
        };
        GroupMemberRequest: {
            /** Format: date */
            first: string;
            /**
             * Format: date
             * @description The last day; null: for good; left out: as long as the group says.
             */
            last?: string | null;
        };
        ImportColumnView: {
            header: string;
            /**
             * @description Null: not used.
             * @enum {string|null}
             */
            field: "email" | "name" | "firstName" | "lastName" | "companyName" | "street" | "postcode" | "commune" | "country" | "registration" | "vatNumber" | null;
        };
        ImportCountsView: {
            created: number;
            updated: number;
            unchanged: number;
            refused: number;
        };
        ImportLineView: {
            /** @description Of the file, counted from 1, the line of the headers. */
            line: number;
            /** @enum {string} */
            outcome: "created" | "updated" | "unchanged" | "refused";
            email: string | null;
            /**
             * @description What is wrong: the line, or a field.
             * @enum {string|null}
             */
            reason: "broken" | "cells" | "email_twice" | "email" | "name" | "firstName" | "lastName" | "companyName" | "street" | "postcode" | "commune" | "country" | "registration" | "vatNumber" | null;
            /** @description The earlier line of the same address. */
            sameAs: number | null;
        };
        ImportReportView: {
            id: string;
            /**
             * @description checked: every line is judged, nothing is changed yet.
             * @enum {string}
             */
            state: "checking" | "checked" | "running" | "done" | "refused";
            /**
             * @description Why the file cannot be used.
             * @enum {string|null}
             */
            refusedBecause: "import_unreadable" | "import_without_email" | "import_too_long" | null;
            /**
             * @description As it was found out.
             * @enum {string|null}
             */
            encoding: "utf-8" | "windows-1252" | null;
            columns: components["schemas"]["ImportColumnView"][];
            /** @description Of the file, counted from 1; null: not known yet. */
            lastLine: number | null;
            /** @description How far the check, or afterwards the run, has come. */
            doneLine: number;
            /** Format: date-time */
            sentAt: string;
            counts: components["schemas"]["ImportCountsView"];
            /** @description In the order of the file, 50 to a page. */
            lines: components["schemas"]["ImportLineView"][];
            page: number;
            pages: number;
        };
        ImportView: {
            id: string;
            /**
             * @description checked: every line is judged, nothing is changed yet.
             * @enum {string}
             */
            state: "checking" | "checked" | "running" | "done" | "refused";
            /**
             * @description Why the file cannot be used.
             * @enum {string|null}
             */
            refusedBecause: "import_unreadable" | "import_without_email" | "import_too_long" | null;
            /**
             * @description As it was found out.
             * @enum {string|null}
             */
            encoding: "utf-8" | "windows-1252" | null;
            columns: components["schemas"]["ImportColumnView"][];
            /** @description Of the file, counted from 1; null: not known yet. */
            lastLine: number | null;
            /** @description How far the check, or afterwards the run, has come. */
            doneLine: number;
            /** Format: date-time */
            sentAt: string;
        };
        ImportsView: {
            /** @description The last 10, the newest first. */
            imports: components["schemas"]["ImportView"][];
        };
        PaperKindView: {
            id: string;
            name: string;
            explanation: string | null;
            validMonths: number | null;
            active: boolean;
            groupIds: string[];
        };
        GroupToOpenView: {
            id: string;
            name: string;
            /** @description False: nobody new is put into it. */
            active: boolean;
        };
        PaperKindsView: {
            /** @description By name, those that are closed last. */
            kinds: components["schemas"]["PaperKindView"][];
            groups: components["schemas"]["GroupToOpenView"][];
        };
        NewPaperKindRequest: {
            /** @example Carte d'étudiant */
            name: string;
            /** @description What is to be sent. */
            explanation?: string | null;
            /** @description How long an approval counts; null or left out: the day is said with each. */
            validMonths?: number | null;
            /**
             * @description False: nobody sends one; approvals go on.
             * @example true
             */
            active: boolean;
            /** @description The groups that it opens. */
            groupIds: string[];
            /**
             * Format: uuid
             * @description UUIDv7 made by the client: sending the order again is safe.
             */
            id: string;
        };
        PaperKindRequest: {
            /** @example Carte d'étudiant */
            name: string;
            /** @description What is to be sent. */
            explanation?: string | null;
            /** @description How long an approval counts; null or left out: the day is said with each. */
            validMonths?: number | null;
            /**
             * @description False: nobody sends one; approvals go on.
             * @example true
             */
            active: boolean;
            /** @description The groups that it opens. */
            groupIds: string[];
        };
        OpenedGroupView: {
            name: string;
            /** @description Off every price, in hundredths of a percent; 0: it has prices of its own. */
            discountBp: number;
        };
        SharedKindView: {
            id: string;
            name: string;
            /** @description What is to be sent, in the words of the site. */
            explanation: string | null;
            /** @description How long it counts; null: as the site says each time. */
            validMonths: number | null;
            groups: components["schemas"]["OpenedGroupView"][];
        };
        SocialTariffsView: {
            kinds: components["schemas"]["SharedKindView"][];
        };
        PapersSiteView: {
            slug: string;
            name: string;
            timeZone: string;
        };
        PaperPageView: {
            id: string;
            /** @enum {string} */
            type: "image/webp" | "application/pdf";
            /** @description In bytes. */
            size: number;
        };
        PaperView: {
            id: string;
            kindId: string;
            kindName: string;
            /**
             * @description ending: approved, and over within 14 days.
             * @enum {string}
             */
            status: "waiting" | "approved" | "ending" | "expired" | "refused" | "revoked" | "withdrawn";
            /** Format: date-time */
            sentAt: string;
            /**
             * Format: date
             * @description The last day on which it counts.
             */
            lastDay: string | null;
            /** @description Why it was refused or taken back. */
            reason: string | null;
            /** @description None: they are forgotten. */
            pages: components["schemas"]["PaperPageView"][];
        };
        OwnPapersView: {
            site: components["schemas"]["PapersSiteView"];
            kinds: components["schemas"]["SharedKindView"][];
            /** @description What waits first, then the newest. */
            papers: components["schemas"]["PaperView"][];
        };
        MyPapersView: {
            sites: components["schemas"]["OwnPapersView"][];
        };
        FiledPaperView: {
            id: string;
            kindId: string;
            kindName: string;
            /**
             * @description ending: approved, and over within 14 days.
             * @enum {string}
             */
            status: "waiting" | "approved" | "ending" | "expired" | "refused" | "revoked" | "withdrawn";
            /** Format: date-time */
            sentAt: string;
            /**
             * Format: date
             * @description The last day on which it counts.
             */
            lastDay: string | null;
            /** @description Why it was refused or taken back. */
            reason: string | null;
            /** @description None: they are forgotten. */
            pages: components["schemas"]["PaperPageView"][];
            memberId: string;
            memberName: string;
            /** Format: date-time */
            decidedAt: string | null;
            /**
             * Format: date
             * @description Of one that waits: the last day if it is approved today and nothing else is said.
             */
            proposedLastDay: string | null;
        };
        PaperDeskView: {
            /**
             * Format: date
             * @description Where the site is.
             */
            today: string;
            /** @description How many wait in all. */
            waitingCount: number;
            /** @description The first 50, the oldest first. */
            waiting: components["schemas"]["FiledPaperView"][];
            /** @description The last 50. */
            decided: components["schemas"]["FiledPaperView"][];
        };
        PapersWaitingView: {
            waiting: number;
        };
        FiledPapersView: {
            /**
             * Format: date
             * @description Where the site is.
             */
            today: string;
            papers: components["schemas"]["FiledPaperView"][];
        };
        ApproveRequest: {
            /** @description How many pages were looked at. */
            pages: number;
            /**
             * Format: date
             * @description Left out: as long as the kind of document says.
             */
            lastDay?: string;
        };
        RefusePaperRequest: {
            /** @description How many pages were looked at. */
            pages: number;
            /** @description The member reads it. */
            reason: string;
        };
        RevokeRequest: {
            /** @description The member reads it. */
            reason: string;
        };
        SiteCardView: {
            id: string;
            slug: string;
            name: string;
            commune: string;
            country: string;
            lat: number;
            lon: number;
            timeZone: string;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            capacity: number;
            /** @description Places free for the rest of the day (desks), or resources with a free slot. */
            free: number;
            /** @example 08:00 */
            opens: string | null;
            /** @example 20:00 */
            closes: string | null;
            /** @description Why it is closed on a day it usually opens. */
            closed: components["schemas"]["LocalTextView"] | null;
            /** @description The lowest price, tax included. */
            fromPriceCents: number | null;
            /** @enum {string|null} */
            fromPricePer: "day" | "hour" | null;
            services: string[];
            accessible: boolean;
        };
        FinderView: {
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            /** Format: date */
            day: string;
            /** @description Sites that have this kind. */
            total: number;
            /** @description Of these, sites with something free. */
            available: number;
            page: number;
            pages: number;
            sites: components["schemas"]["SiteCardView"][];
        };
        MapPointView: {
            id: string;
            slug: string;
            name: string;
            commune: string;
            lat: number;
            lon: number;
            capacity: number;
            free: number;
        };
        MapView: {
            sites: components["schemas"]["MapPointView"][];
        };
        IntervalView: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
        };
        FreeView: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            places: number;
        };
        MoneyView: {
            cents: number;
            /** @enum {string} */
            currency: "EUR" | "CHF";
        };
        PeriodView: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /**
             * @description day, morning, afternoon; of one that a manager named, its times.
             * @example morning
             */
            key: string;
            /** @description Of one that a manager named. */
            name?: components["schemas"]["LocalTextView"];
            /** @description Places free during the whole period. */
            places: number;
            price: components["schemas"]["MoneyView"];
        };
        ResourceDayView: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            /** @enum {string} */
            mode: "exclusive" | "pool";
            capacity: number;
            /** @description What can be booked of the day when nobody has it: open, within the notice and the horizon. */
            forSale: components["schemas"]["IntervalView"][];
            free: components["schemas"]["FreeView"][];
            periods: components["schemas"]["PeriodView"][];
        };
        DayView: {
            siteId: string;
            /** Format: date */
            day: string;
            timeZone: string;
            /** Format: date-time */
            now: string;
            openings: components["schemas"]["IntervalView"][];
            /** @description Of the site and of its resources. */
            closures: components["schemas"]["ClosedView"][];
            resources: components["schemas"]["ResourceDayView"][];
        };
        PriceVatView: {
            /** @description Basis points: 2000 is 20 %. */
            vatRateBp: number;
            netCents: number;
            vatCents: number;
        };
        PriceLineView: {
            /** @enum {string} */
            code: "flat_up_to" | "hourly" | "daily_cap" | "no_less" | "quantity" | "discount" | "extra" | "credit_minute" | "credit_pass" | "credit_day" | "credit_cent";
            cents: number;
            /** @description Of the part of the week, the plan or group, the extra, or the credit. */
            name?: string;
            minutes?: number;
            unitCents?: number;
            /** @description How much of it lies in this part of the week. */
            partMinutes?: number;
            quantity?: number;
            /** @description Basis points: 1000 is 10 %. */
            percentBp?: number;
            /**
             * @description Of an extra: how it is counted.
             * @enum {string}
             */
            per?: "booking" | "place" | "hour";
            /** @description Of an extra, basis points. */
            vatRateBp?: number;
        };
        OfferedExtraView: {
            id: string;
            name: string;
            /** @description Of one. */
            priceCents: number;
            /** @enum {string} */
            priceMode: "net" | "gross";
            /** @description Basis points: 2000 is 20 %. */
            vatRateBp: number;
            /** @enum {string} */
            per: "booking" | "place" | "hour";
            /** @description Of those there are, at that time; null: no end of it. */
            left: number | null;
        };
        PriceView: {
            /** @description In the rate's own mode. */
            cents: number;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @enum {string} */
            priceMode: "net" | "gross";
            /** @description Of the place, basis points: 2000 is 20 %. */
            vatRateBp: number;
            netCents: number;
            vatCents: number;
            grossCents: number;
            /** @description VAT by its rates, the highest first. */
            vat: components["schemas"]["PriceVatView"][];
            /** @description Their cents sum to the price. */
            lines: components["schemas"]["PriceLineView"][];
            /** @description What may be had along with the place. */
            extras: components["schemas"]["OfferedExtraView"][];
        };
        PayerCostCentreView: {
            id: string;
            name: string;
        };
        CompanyThatPaysView: {
            companyId: string;
            name: string;
            /** @description What it pays for. */
            paidKinds: ("desk" | "room" | "machine")[];
            /** @description Pays unless one says otherwise. */
            paysByDefault: boolean;
            /** @description The usual one. */
            costCentreId: string | null;
            costCentres: components["schemas"]["PayerCostCentreView"][];
        };
        PayersView: {
            companies: components["schemas"]["CompanyThatPaysView"][];
        };
        CreditUsedView: {
            name: string;
            /** @enum {string} */
            unit: "minute" | "pass" | "cent";
            /** @description Minutes, passes or cents. */
            amount: number;
        };
        SimulationView: {
            /** @description In the rate's own mode. */
            cents: number;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /** @enum {string} */
            priceMode: "net" | "gross";
            /** @description Of the place, basis points: 2000 is 20 %. */
            vatRateBp: number;
            netCents: number;
            vatCents: number;
            grossCents: number;
            /** @description VAT by its rates, the highest first. */
            vat: components["schemas"]["PriceVatView"][];
            /** @description Their cents sum to the price. */
            lines: components["schemas"]["PriceLineView"][];
            /** @description What may be had along with the place. */
            extras: components["schemas"]["OfferedExtraView"][];
            memberName: string | null;
            /** @description Rights that would be used up; the lines tell what each takes off. */
            credit: components["schemas"]["CreditUsedView"][];
        };
        AdvantageView: {
            id: string;
            name: string;
        };
        AdvantagesView: {
            plans: components["schemas"]["AdvantageView"][];
            groups: components["schemas"]["AdvantageView"][];
        };
        FoundTimeView: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            resourceId: string;
            name: string;
            /** @enum {string} */
            mode: "exclusive" | "pool";
            features: string[];
            /** @description Free throughout. */
            places: number;
            /** @description For all places asked for, tax included. */
            price: components["schemas"]["MoneyView"];
        };
        SiteFoundView: {
            id: string;
            slug: string;
            name: string;
            commune: string;
            country: string;
            lat: number;
            lon: number;
            timeZone: string;
            accessible: boolean;
            /** @description Null without near or lat and lon. */
            distanceKm: number | null;
            /** @description Resources that can be booked as asked, those of times included. */
            resources: number;
            /** @description Three at most; each would be booked if asked for now. */
            times: components["schemas"]["FoundTimeView"][];
        };
        WaysOutView: {
            /**
             * @description What stood nearest in the way of an offer.
             * @enum {string}
             */
            why: "nothing_there" | "in_the_past" | "too_far_ahead" | "closed" | "without_features" | "not_so_long" | "taken";
            /**
             * Format: date
             * @description Has something, asked the same way.
             */
            otherDay: string | null;
            /** @description A radius that has something. */
            radiusKm: number | null;
            /**
             * @description Left out, something is found.
             * @enum {string|null}
             */
            without: "features" | "accessible" | "places" | "hours" | null;
        };
        SearchView: {
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            /** Format: date */
            day: string;
            /** @enum {string} */
            order: "distance" | "time" | "price";
            /** @description Sites that have a time. */
            total: number;
            page: number;
            pages: number;
            sites: components["schemas"]["SiteFoundView"][];
            /** @description Null when something was found. */
            waysOut: components["schemas"]["WaysOutView"] | null;
        };
        FiltersView: {
            /** @description What places of this kind have. */
            features: string[];
            communes: string[];
        };
        PayerRequest: {
            /** Format: uuid */
            companyId: string;
            /**
             * Format: uuid
             * @description Left out: the usual one of this person; null: none.
             */
            costCentreId?: string | null;
        };
        WantedExtraRequest: {
            /** Format: uuid */
            id: string;
            /** @description Left out: one, or one per place where it is counted by people. */
            quantity?: number;
        };
        ReserveRequest: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7); repeat it to retry safely.
             */
            id: string;
            /** Format: uuid */
            resourceId: string;
            /** @default 1 */
            quantity?: number;
            /** Format: uuid */
            siteId: string;
            /**
             * @description Keep the place for 10 minutes; it is booked, and charged, when it is confirmed.
             * @default false
             * @example false
             */
            hold?: boolean;
            /** @description The company that pays; null: the member; left out: as the member’s companies have it. */
            payer?: components["schemas"]["PayerRequest"] | null;
            /**
             * @description What is taken along with the place.
             * @example []
             */
            extras?: components["schemas"]["WantedExtraRequest"][];
        };
        ReservedSiteView: {
            id: string;
            slug: string;
            name: string;
            commune: string;
            timeZone: string;
        };
        ReservedResourceView: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
        };
        TakenExtraView: {
            id: string;
            /** @description As it was called when it was booked. */
            name: string;
            quantity: number;
            /** @description Its part of the price of the booking, in minor units. */
            cents: number;
        };
        PayerView: {
            companyId: string;
            name: string;
            costCentreId: string | null;
        };
        CancellationView: {
            /** @description What cancelling would cost now, in minor units, like the price. */
            feeCents: number;
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /**
             * Format: date-time
             * @description Until when it costs nothing, perhaps over; null: it never costs anything.
             */
            freeUntil: string | null;
            /**
             * Format: date-time
             * @description Afterwards only the staff can cancel.
             */
            until: string;
        };
        ReservationView: {
            id: string;
            /** @enum {string} */
            status: "held" | "confirmed" | "checked_in" | "cancelled" | "expired" | "no_show";
            /**
             * @description Why it is held; null when it is not.
             * @enum {string|null}
             */
            holdFor: "checkout" | "guest" | "waiting_list" | "approval" | null;
            /**
             * Format: date-time
             * @description Until when it is held.
             */
            holdExpiresAt: string | null;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            quantity: number;
            site: components["schemas"]["ReservedSiteView"];
            resource: components["schemas"]["ReservedResourceView"];
            /** @description With the extras. */
            price: components["schemas"]["MoneyView"];
            /** @description What is had along with the place. */
            extras: components["schemas"]["TakenExtraView"][];
            /** @description The company that pays; null: its owner. */
            payer: components["schemas"]["PayerView"] | null;
            /** @description Its owner can still cancel it. */
            cancellable: boolean;
            /** @description Its owner can still move it. */
            movable: boolean;
            /** @description Null: its owner can no longer cancel it. */
            cancellation: components["schemas"]["CancellationView"] | null;
            /** @description What cancelling it has cost, in minor units. */
            cancellationFeeCents: number;
            /** @description What it has cost on top that nobody came, in minor units. */
            noShowFeeCents: number;
            /** @description Why the staff did not approve it. */
            refusedBecause: string | null;
            /** Format: date-time */
            checkedInAt: string | null;
            /** @description When its owner can say that they are there. */
            checkIn: components["schemas"]["IntervalView"] | null;
            /** @description Unless somebody checks in, it is given up so many minutes after its start; null: never. */
            noShowAfterMinutes: number | null;
            /** Format: date-time */
            createdAt: string;
            /** @description The repeated booking that it is a date of. */
            seriesId: string | null;
        };
        ConfirmRequest: {
            /** @description The company that pays; null: the member; left out: as the member’s companies have it. */
            payer?: components["schemas"]["PayerRequest"] | null;
        };
        MyReservationsView: {
            upcoming: components["schemas"]["ReservationView"][];
            /** @description The last 50 that are over or cancelled. */
            past: components["schemas"]["ReservationView"][];
        };
        MoveRequest: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /**
             * Format: uuid
             * @description The resource it has when left out.
             */
            resourceId?: string;
        };
        NamedExtraView: {
            name: string;
            quantity: number;
        };
        ArrivalView: {
            reservationId: string;
            memberId: string;
            memberName: string;
            resourceName: string;
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            quantity: number;
            /** @enum {string} */
            status: "held" | "confirmed" | "checked_in" | "cancelled" | "expired" | "no_show";
            /** @description To be made ready. */
            extras: components["schemas"]["NamedExtraView"][];
        };
        TodayFiguresView: {
            expected: number;
            checkedIn: number;
            /** @description Desks free now. */
            freeDesks: number;
            capacityDesks: number;
        };
        FreeNowView: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            capacity: number;
            freeNow: number;
        };
        TodayView: {
            /** Format: date */
            day: string;
            timeZone: string;
            /** Format: date-time */
            now: string;
            /** @description The site is open at this moment. */
            open: boolean;
            arrivals: components["schemas"]["ArrivalView"][];
            /** @description Bookings that wait for the word of the staff, on any day. */
            toApprove: number;
            figures: components["schemas"]["TodayFiguresView"];
            resources: components["schemas"]["FreeNowView"][];
        };
        PlannedResourceView: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            /** @enum {string} */
            mode: "exclusive" | "pool";
            zone: string | null;
            capacity: number;
            stepMinutes: number;
            minMinutes: number;
            /** @description When it is open; null: with the site. */
            openings: components["schemas"]["IntervalView"][] | null;
        };
        PlannedReservationView: {
            id: string;
            resourceId: string;
            memberId: string;
            memberName: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            quantity: number;
            /**
             * @description no_show: nobody came, and the place is free.
             * @enum {string}
             */
            status: "held" | "confirmed" | "checked_in" | "no_show";
            /**
             * @description Why it is held; null when it is not.
             * @enum {string|null}
             */
            holdFor: "checkout" | "guest" | "waiting_list" | "approval" | null;
            /** @description Row among the resource's own, from 0: no two of a row are at the same time. */
            lane: number;
            /** @description The repeated booking that it is a date of. */
            seriesId: string | null;
            /** @description To be made ready. */
            extras: components["schemas"]["NamedExtraView"][];
        };
        PlannedBlockView: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            resourceId: string;
            /** @description What the site calls the calendar that says so. */
            name: string | null;
        };
        WaitingMemberView: {
            id: string;
            memberName: string;
            resourceId: string;
            resourceName: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            quantity: number;
            /**
             * Format: date-time
             * @description Since when.
             */
            createdAt: string;
        };
        PlanningView: {
            /** Format: date */
            day: string;
            days: number;
            timeZone: string;
            /** Format: date-time */
            now: string;
            /** @description When the site is open during these days. */
            openings: components["schemas"]["IntervalView"][];
            /** @description Those of these days on which something is closed, and why. */
            exceptions: components["schemas"]["ExceptionView"][];
            resources: components["schemas"]["PlannedResourceView"][];
            /** @description By resource, each in order of time. */
            reservations: components["schemas"]["PlannedReservationView"][];
            /** @description Times at which something outside takes a resource. */
            blocks: components["schemas"]["PlannedBlockView"][];
            /** @description Who waits for a place on these days; at most 100. */
            waiting: components["schemas"]["WaitingMemberView"][];
        };
        BookForRequest: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7); repeat it to retry safely.
             */
            id: string;
            /** Format: uuid */
            resourceId: string;
            /** @default 1 */
            quantity?: number;
            /**
             * @description Skip the rules that are policy; which ones and by whom is kept on the reservation.
             * @default false
             * @example false
             */
            override?: boolean;
            /**
             * @description What is taken along with the place.
             * @example []
             */
            extras?: components["schemas"]["WantedExtraRequest"][];
            /** Format: uuid */
            memberId: string;
            /** @description The company that pays; null: the member; left out: as the member’s companies have it. */
            payer?: components["schemas"]["PayerRequest"] | null;
        };
        WalkInRequest: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7); repeat it to retry safely.
             */
            id: string;
            /** Format: uuid */
            resourceId: string;
            /** @default 1 */
            quantity?: number;
            /**
             * @description Skip the rules that are policy; which ones and by whom is kept on the reservation.
             * @default false
             * @example false
             */
            override?: boolean;
            /**
             * @description What is taken along with the place.
             * @example []
             */
            extras?: components["schemas"]["WantedExtraRequest"][];
            name: string;
            email: string;
            /** @description The company that pays; null: the member; left out: as the member’s companies have it. */
            payer?: components["schemas"]["PayerRequest"] | null;
        };
        MoveAtDeskRequest: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /**
             * Format: uuid
             * @description The resource it has when left out.
             */
            resourceId?: string;
            /**
             * @description Skip the rules that are policy; which ones and by whom is kept on the reservation.
             * @default false
             * @example false
             */
            override?: boolean;
        };
        CancelAtDeskRequest: {
            /**
             * @description Charge it all the same.
             * @default false
             * @example false
             */
            keepCharge?: boolean;
            /**
             * @description Let off the fee that the rules ask for; by whom is kept on the reservation.
             * @default false
             * @example false
             */
            waiveFee?: boolean;
        };
        CalendarView: {
            id: string;
            /**
             * Format: date-time
             * @description When its address was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description To the hour.
             */
            lastUsedAt: string | null;
        };
        CalendarsView: {
            calendars: components["schemas"]["CalendarView"][];
        };
        MakeCalendarRequest: {
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7). The same id again renews the link: the old address no longer works.
             */
            id: string;
        };
        MadeCalendarView: {
            calendar: components["schemas"]["CalendarView"];
            /**
             * Format: uri
             * @description Secret, and told this once: whoever has it reads the calendar.
             */
            url: string;
        };
        SiteCalendarView: {
            id: string;
            /**
             * Format: date-time
             * @description When its address was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description To the hour.
             */
            lastUsedAt: string | null;
            /** @description Null: every resource of the site. */
            resourceId: string | null;
            resourceName: string | null;
            /** @description Who made it. Null: no longer works at the site, so the address shows nothing. */
            madeBy: string | null;
        };
        SiteCalendarsView: {
            calendars: components["schemas"]["SiteCalendarView"][];
        };
        MakeSiteCalendarRequest: {
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7). The same id again renews the link: the old address no longer works.
             */
            id: string;
            /**
             * Format: uuid
             * @description Left out: every resource of the site.
             */
            resourceId?: string;
        };
        MadeSiteCalendarView: {
            calendar: components["schemas"]["SiteCalendarView"];
            /**
             * Format: uri
             * @description Secret, and told this once: whoever has it reads the calendar.
             */
            url: string;
        };
        ExternalCalendarView: {
            id: string;
            resourceId: string;
            resourceName: string;
            name: string;
            /** @description Where it is kept; the rest of its address is a secret. */
            host: string;
            /**
             * @description What came of the last try. Whatever it is, the last times read stay.
             * @enum {string}
             */
            state: "waiting" | "read" | "address_refused" | "redirect_refused" | "unreachable" | "certificate_refused" | "too_slow" | "too_large" | "access_refused" | "gone" | "answered_badly" | "bad_encoding" | "not_a_calendar" | "unreadable" | "zone_unknown" | "rule_refused" | "too_many_events" | "too_complex";
            /**
             * Format: date-time
             * @description Null: not tried yet.
             */
            triedAt: string | null;
            /**
             * Format: date-time
             * @description When it could last be read.
             */
            goodAt: string | null;
            /**
             * Format: date-time
             * @description In the past: it is being read, or about to be.
             */
            nextTryAt: string;
            /** @description Times that it blocks from now on. */
            blocks: number;
        };
        CalendarConflictView: {
            reservationId: string;
            resourceName: string;
            memberName: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /** @description The calendar that takes the place as well; several are told apart by commas. */
            calendarName: string;
        };
        ExternalCalendarsView: {
            calendars: components["schemas"]["ExternalCalendarView"][];
            /** @description Bookings that stand where a calendar takes the place as well: the next 200. Nothing removes them. */
            conflicts: components["schemas"]["CalendarConflictView"][];
        };
        AddExternalCalendarRequest: {
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7). The same id again adds nothing.
             */
            id: string;
            /**
             * Format: uuid
             * @description What the calendar blocks.
             */
            resourceId: string;
            /** @example Agenda de la mairie */
            name: string;
            /**
             * Format: uri
             * @description https only, to a server of the internet, without user, password or #. A secret: it is never told again.
             * @example https://calendar.example/private-0123/basic.ics
             */
            url: string;
        };
        GuestReserveRequest: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7); repeat it to retry safely.
             */
            id: string;
            /** Format: uuid */
            resourceId: string;
            /** @default 1 */
            quantity?: number;
            /** Format: uuid */
            siteId: string;
            email: string;
            name: string;
            /**
             * @description Language of the mails; French by default.
             * @enum {string}
             */
            locale?: "fr" | "en";
            /**
             * @description What is taken along with the place.
             * @example []
             */
            extras?: components["schemas"]["WantedExtraRequest"][];
        };
        GuestConfirmRequest: {
            /** Format: uuid */
            siteId: string;
            /** @example 042317 */
            code: string;
        };
        GuestBookingView: {
            reservation: components["schemas"]["ReservationView"];
            /** @description Secret of the link /r/<token> to this booking; told this once. */
            token: string;
        };
        SheetSiteView: {
            slug: string;
            name: string;
            commune: string;
            timeZone: string;
        };
        StayView: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /** @description Tax included. */
            price: components["schemas"]["MoneyView"];
        };
        NearbyView: {
            resourceId: string;
            name: string;
            zone: string | null;
            /** @description Places free now. */
            free: number;
            /**
             * Format: date-time
             * @description Free until then.
             */
            until: string;
        };
        OfferedView: {
            resourceId: string;
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            /** @enum {string} */
            mode: "exclusive" | "pool";
            zone: string | null;
            capacity: number;
            /** @description Places free now. */
            free: number;
            /**
             * Format: date-time
             * @description Free without a break until then.
             */
            until: string | null;
            /**
             * Format: date-time
             * @description Free again today from then on.
             */
            from: string | null;
            /** @description Times that can be booked on the spot, the shortest first. */
            stays: components["schemas"]["StayView"][];
            /** @description When it is not free: free places of its kind, the nearest first. */
            nearby: components["schemas"]["NearbyView"][];
        };
        PlaceNowView: {
            /** @example 3f9a1c77b02e */
            code: string;
            /**
             * @description ahead: free, but to be booked first; retired: no longer offered; replaced: another sheet hangs there by now.
             * @enum {string}
             */
            state: "free" | "taken" | "ahead" | "closed" | "retired" | "replaced";
            site: components["schemas"]["SheetSiteView"];
            /** @description What the place is called. */
            name: string;
            /** Format: date-time */
            now: string;
            /** @description Null: retired or replaced. */
            offered: components["schemas"]["OfferedView"] | null;
        };
        OwnStayView: {
            /** Format: date-time */
            end: string;
            /** @description Tax included. */
            price: components["schemas"]["MoneyView"];
        };
        OwnHereView: {
            /** @description Yours here, now or next. Null: none today. */
            reservation: components["schemas"]["ReservationView"] | null;
            /** @description What staying costs you, by your plan, groups and credit. Null: what everybody pays. */
            stays: components["schemas"]["OwnStayView"][] | null;
        };
        SitRequest: {
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7); the same id again changes nothing.
             */
            id: string;
            /**
             * Format: date-time
             * @description Until when; it begins with the step that is running.
             */
            end: string;
            /** @description The company that pays; null: the member; left out: as the member’s companies have it. */
            payer?: components["schemas"]["PayerRequest"] | null;
        };
        SheetView: {
            resourceId: string;
            name: string;
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            zone: string | null;
            /** @example 3f9a1c77b02e */
            code: string;
            /** @description What the QR code says. */
            url: string;
        };
        SheetsView: {
            siteName: string;
            /** @description Street, postcode and commune on one line. */
            address: string;
            sheets: components["schemas"]["SheetView"][];
        };
        RenewRequest: {
            /**
             * @description The code that holds no more. One that does not hold changes nothing.
             * @example 3f9a1c77b02e
             */
            placeCode: string;
        };
        ClosureView: {
            id: string;
            resourceId: string | null;
            resourceName: string | null;
            /** @enum {string} */
            repeats: "once" | "yearly" | "weekly";
            /** Format: date */
            firstDay: string;
            /** Format: date */
            lastDay: string | null;
            from: string | null;
            until: string | null;
            /** @enum {string} */
            scope: "everyone" | "members" | "visitors";
            reason: string;
            /** @description No day of it is still to come. */
            over: boolean;
        };
        ClosuresView: {
            /** Format: date */
            today: string;
            /** @description Soonest first, past ones too. */
            closures: components["schemas"]["ClosureView"][];
        };
        DecisionRequest: {
            /** Format: uuid */
            reservationId: string;
            /**
             * @description move needs the new place: resourceId, start and end.
             * @enum {string}
             */
            action: "keep" | "cancel" | "move";
            /** Format: uuid */
            resourceId?: string;
            /** Format: date-time */
            start?: string;
            /** Format: date-time */
            end?: string;
        };
        ClosureRequest: {
            /** @description For each reservation that it closes over. */
            decisions?: components["schemas"]["DecisionRequest"][];
            /**
             * @description For those without a decision of their own.
             * @enum {string}
             */
            others?: "keep" | "cancel";
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7); the same id again changes that closure.
             */
            id: string;
            /**
             * Format: uuid
             * @description Left out: the whole site.
             */
            resourceId?: string;
            /** @enum {string} */
            repeats: "once" | "yearly" | "weekly";
            /**
             * Format: date
             * @description Also says which day of the year or of the week comes back.
             */
            firstDay: string;
            /**
             * Format: date
             * @description Left out: one day, or without an end when it repeats.
             */
            lastDay?: string;
            /**
             * @description With `until`; both left out: the whole day.
             * @example 12:00
             */
            from?: string;
            /** @example 14:00 */
            until?: string;
            /**
             * @description Who finds the doors closed.
             * @enum {string}
             */
            scope: "everyone" | "members" | "visitors";
            /** @description Shown to everybody. */
            reason: string;
        };
        HolidayRegionView: {
            code: string;
            name: components["schemas"]["LocalTextView"];
        };
        HolidayView: {
            /**
             * @description What gives its day each year.
             * @example easter 1
             */
            rule: string;
            name: components["schemas"]["LocalTextView"];
            kept: boolean;
            /** @description This year's and next year's. */
            days: string[];
        };
        HolidaysView: {
            country: string;
            region: string | null;
            regions: components["schemas"]["HolidayRegionView"][];
            holidays: components["schemas"]["HolidayView"][];
        };
        SetHolidaysRequest: {
            /** @description For each reservation that it closes over. */
            decisions?: components["schemas"]["DecisionRequest"][];
            /**
             * @description For those without a decision of their own.
             * @enum {string}
             */
            others?: "keep" | "cancel";
            /** @description A part of the country with its own; left out: the whole country. */
            region?: string;
            /** @description Rules of all holidays on which the site is closed. */
            kept: string[];
        };
        ResourceRulesView: {
            resourceId: string;
            /** @description Null: as the site. */
            noticeToBookMinutes: number | null;
            /** @description Null: as the site. */
            noticeToChangeMinutes: number | null;
            /** @description Null: as the site. */
            noticeToCancelMinutes: number | null;
            /** @description Null: as the site. */
            horizonDays: number | null;
            /** @description Null: as the kinds of the site. */
            onePlace: boolean | null;
            /** @description A booking waits for the word of the staff. */
            approval: boolean;
        };
        CancellationStepView: {
            hoursBefore: number;
            /** @description Of the price, when it is given back later than that. */
            feePercent: number;
        };
        QuotaView: {
            id: string;
            /** @enum {string} */
            unit: "places" | "minutes";
            /** @enum {string} */
            per: "day" | "week" | "month";
            atMost: number;
            /** @enum {string|null} */
            kind: "desk" | "room" | "machine" | null;
            resourceId: string | null;
        };
        NeededAuthorisationView: {
            id: string;
            name: string;
            resourceId: string;
        };
        TermsView: {
            /** @description Minutes before the start. */
            noticeToBookMinutes: number;
            /** @description Minutes before the start. */
            noticeToChangeMinutes: number;
            /** @description Minutes before the start. */
            noticeToCancelMinutes: number;
            /** @description How many days ahead one may book. */
            horizonDays: number;
            /** @description One person has one place at a time among these. */
            onePlaceKinds: ("desk" | "room" | "machine")[];
            /** @description How long a booking waits for the word of the staff. */
            approvalMinutes: number;
            /** @description A booking that nobody has checked in is given up so many minutes after its start; null: never. */
            noShowAfterMinutes: number | null;
            /** @description What it then costs on top of its price, in percent of it. */
            noShowFeePercent: number;
            resources: components["schemas"]["ResourceRulesView"][];
            /** @description From the earliest on. */
            cancellation: components["schemas"]["CancellationStepView"][];
            quotas: components["schemas"]["QuotaView"][];
            authorisations: components["schemas"]["NeededAuthorisationView"][];
        };
        SiteRulesView: {
            /** @description Minutes before the start. */
            noticeToBookMinutes: number;
            /** @description Minutes before the start. */
            noticeToChangeMinutes: number;
            /** @description Minutes before the start. */
            noticeToCancelMinutes: number;
            /** @description How many days ahead one may book. */
            horizonDays: number;
            /** @description One person has one place at a time among these. */
            onePlaceKinds: ("desk" | "room" | "machine")[];
            /** @description How long a booking waits for the word of the staff. */
            approvalMinutes: number;
            /** @description A booking that nobody has checked in is given up so many minutes after its start; null: never. */
            noShowAfterMinutes: number | null;
            /** @description What it then costs on top of its price, in percent of it. */
            noShowFeePercent: number;
        };
        RuledResourceView: {
            resourceId: string;
            /** @description Null: as the site. */
            noticeToBookMinutes: number | null;
            /** @description Null: as the site. */
            noticeToChangeMinutes: number | null;
            /** @description Null: as the site. */
            noticeToCancelMinutes: number | null;
            /** @description Null: as the site. */
            horizonDays: number | null;
            /** @description Null: as the kinds of the site. */
            onePlace: boolean | null;
            /** @description A booking waits for the word of the staff. */
            approval: boolean;
            name: string;
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
        };
        GrantedView: {
            memberId: string;
            memberName: string;
            /** Format: date */
            grantedOn: string;
            /**
             * Format: date
             * @description The last day; null: for good.
             */
            expiresOn: string | null;
            /** @description Null: they no longer work here. */
            grantedByName: string | null;
        };
        AuthorisationView: {
            id: string;
            name: string;
            /** @description Null: for good. */
            validityMonths: number | null;
            /** @description What can only be used with it. */
            resourceIds: string[];
            grants: components["schemas"]["GrantedView"][];
        };
        RulesView: {
            /** Format: date */
            today: string;
            site: components["schemas"]["SiteRulesView"];
            resources: components["schemas"]["RuledResourceView"][];
            /** @description From the earliest on. */
            cancellation: components["schemas"]["CancellationStepView"][];
            quotas: components["schemas"]["QuotaView"][];
            authorisations: components["schemas"]["AuthorisationView"][];
        };
        SiteRulesRequest: {
            noticeToBookMinutes: number;
            noticeToChangeMinutes: number;
            noticeToCancelMinutes: number;
            horizonDays: number;
            /**
             * @example [
             *       "desk"
             *     ]
             */
            onePlaceKinds: ("desk" | "room" | "machine")[];
            approvalMinutes: number;
            /** @description A booking that nobody has checked in is given up so long after its start. Left out: never. */
            noShowAfterMinutes?: number;
            /**
             * @description What it then costs on top of its price, in percent of it. Left out: nothing.
             * @default 0
             */
            noShowFeePercent?: number;
        };
        ResourceRulesRequest: {
            /** @description Left out: as the site. */
            noticeToBookMinutes?: number;
            /** @description Left out: as the site. */
            noticeToChangeMinutes?: number;
            /** @description Left out: as the site. */
            noticeToCancelMinutes?: number;
            /** @description Left out: as the site. */
            horizonDays?: number;
            /**
             * @description Left out: as the site.
             * @example true
             */
            onePlace?: boolean;
            /** @example false */
            approval: boolean;
        };
        CancellationStepRequest: {
            hoursBefore: number;
            feePercent: number;
        };
        CancellationRequest: {
            /**
             * @example [
             *       {
             *         "hoursBefore": 24,
             *         "feePercent": 50
             *       }
             *     ]
             */
            steps: components["schemas"]["CancellationStepRequest"][];
        };
        QuotaRequest: {
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7); the same id again changes that quota.
             */
            id: string;
            /** @enum {string} */
            unit: "places" | "minutes";
            /** @enum {string} */
            per: "day" | "week" | "month";
            atMost: number;
            /**
             * @description All of the site without this and without a resource.
             * @enum {string}
             */
            kind?: "desk" | "room" | "machine";
            /**
             * Format: uuid
             * @description This one alone, whatever its kind.
             */
            resourceId?: string;
        };
        AuthorisationRequest: {
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7); the same id again changes that training.
             */
            id: string;
            name: string;
            /** @description Left out: for good. */
            validityMonths?: number;
            /**
             * @description What can only be used with it.
             * @example []
             */
            resourceIds: string[];
        };
        GrantRequest: {
            /**
             * Format: date
             * @description Local day of the training; left out: today.
             */
            grantedOn?: string;
        };
        AwaitingView: {
            reservationId: string;
            memberName: string;
            resourceName: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            quantity: number;
            /** Format: date-time */
            askedAt: string;
            /**
             * Format: date-time
             * @description Afterwards the place is free again.
             */
            expiresAt: string;
        };
        ApprovalsView: {
            timeZone: string;
            /** @description The most urgent first. */
            awaiting: components["schemas"]["AwaitingView"][];
        };
        RefuseRequest: {
            /** @description Who asked reads it. */
            reason: string;
        };
        PreviewSeriesRequest: {
            /** Format: uuid */
            resourceId: string;
            /**
             * @description RFC 5545: FREQ=DAILY, WEEKLY or MONTHLY, INTERVAL, BYDAY, BYMONTHDAY, and COUNT (at most 366) or UNTIL (a local day, at most two years on). Months without the day are left out; BYMONTHDAY=-1 is the last day.
             * @example FREQ=WEEKLY;BYDAY=TU,TH;COUNT=12
             */
            rule: string;
            /**
             * Format: date
             * @description The local day from which on dates are counted.
             */
            firstDay: string;
            /**
             * @description On the wall clock of the site, the same on every date. Of an hour that comes twice it is the first.
             * @example 09:00
             */
            startTime: string;
            /**
             * @description How long each booking is.
             * @example 120
             */
            minutes: number;
            /** @default 1 */
            quantity?: number;
            /** @description The company that pays; null: the member; left out: as the member’s companies have it. */
            payer?: components["schemas"]["PayerRequest"] | null;
            /**
             * @description What is taken along with the place.
             * @example []
             */
            extras?: components["schemas"]["WantedExtraRequest"][];
            /** Format: uuid */
            siteId: string;
        };
        AlternativeView: {
            resourceId: string;
            name: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
        };
        SeriesDateView: {
            /** Format: date */
            day: string;
            /**
             * Format: date-time
             * @description Null: the clock skips this time.
             */
            start: string | null;
            /** Format: date-time */
            end: string | null;
            /**
             * @description taken: somebody has it; refused: a rule stands against it.
             * @enum {string}
             */
            state: "free" | "taken" | "refused";
            /**
             * @description What stands against it.
             * @enum {string|null}
             */
            code: "malformed_request" | "invalid_request" | "body_too_large" | "unsupported_media_type" | "bad_origin" | "not_found" | "unauthenticated" | "forbidden" | "too_many_attempts" | "unavailable" | "internal" | "code_invalid" | "credentials_invalid" | "password_too_weak" | "invitation_invalid" | "last_manager" | "slot_taken" | "in_the_past" | "too_far_ahead" | "outside_opening_hours" | "closed" | "closure_over_reservations" | "duration_too_short" | "duration_too_long" | "off_step" | "quantity_too_large" | "not_for_sale" | "id_reused" | "not_cancellable" | "not_movable" | "already_invoiced" | "not_checkable" | "no_show_fee_invoiced" | "code_replaced" | "nothing_booked_here" | "not_on_the_spot" | "too_many_calendars" | "calendar_address_invalid" | "calendar_address_private" | "too_many_external_calendars" | "hold_expired" | "too_many_holds" | "awaits_approval" | "place_is_free" | "already_waiting" | "too_many_waiting" | "too_many_guests" | "too_late_to_book" | "too_late_to_change" | "too_late_to_cancel" | "quota_reached" | "one_place_at_a_time" | "authorisation_missing" | "authorisation_expired" | "authorisation_exists" | "approval_needed" | "not_awaiting_approval" | "series_rule_unknown" | "series_too_long" | "series_without_dates" | "series_conflicts" | "not_a_time" | "parent_not_whole" | "parent_in_itself" | "parent_booked" | "hours_reversed" | "unknown_feature" | "unknown_commune" | "radius_out_of_range" | "position_incomplete" | "resource_booked" | "capacity_below_booked" | "name_taken" | "photo_unreadable" | "photo_too_large" | "too_many_photos" | "legal_profile_incomplete" | "seller_number_wrong" | "vat_number_elsewhere" | "member_known" | "reverse_charge_not_by_seller" | "reverse_charge_needs_vat_number" | "reverse_charge_at_home" | "reverse_charge_outside_union" | "reverse_charge_other_number" | "seller_prices_differ" | "nothing_to_invoice" | "month_not_begun" | "billing_bound" | "too_many_watchers" | "vat_rate_unknown" | "line_invoiced" | "document_frozen" | "credit_above_original" | "credit_not_positive" | "credit_other_sign" | "deposit_deducted" | "nothing_to_credit" | "nothing_to_settle" | "not_creditable" | "quote_sent" | "quote_not_sent" | "quote_expired" | "quote_decided" | "quote_not_positive" | "accounting_month_closed" | "accounting_month_running" | "fec_not_for_seller" | "journal_day_closed" | "archive_days_reversed" | "archive_too_long" | "company_not_paying" | "company_cap_reached" | "extra_not_offered" | "extra_not_left" | "extra_stock_booked" | "rates_overlap" | "rate_without_price" | "rate_step_twice" | "rate_in_use" | "rate_retired" | "rate_terms_differ" | "hours_overlap" | "already_billed" | "credit_not_enough" | "credit_used" | "credit_wrong_unit" | "credit_needs_price_mode" | "pack_not_on_sale" | "price_changed" | "clock_went_back" | "group_closed" | "allowance_unit_wrong" | "plan_cycle_fixed" | "plan_retired" | "plan_held_already" | "plan_unchanged" | "starts_too_early" | "end_before_start" | "too_early_to_end" | "too_early_to_change" | "pause_not_offered" | "rights_used_later" | "already_ending" | "not_ending" | "membership_over" | "already_paused" | "not_paused" | "invoice_negative" | "mail_under_way" | "too_many_copies" | "rendering_failed" | "paper_unreadable" | "paper_active" | "paper_decided" | "paper_changed" | "paper_kind_closed" | "too_many_pages" | "too_many_papers" | "import_unreadable" | "import_without_email" | "import_too_long" | "import_not_ready" | null;
            price: components["schemas"]["MoneyView"] | null;
            /** @description Of company_cap_reached: what is left of that month. */
            remaining: components["schemas"]["MoneyView"] | null;
            /** @description For the first dates that are taken. */
            alternatives: components["schemas"]["AlternativeView"][];
        };
        SeriesDatesView: {
            dates: components["schemas"]["SeriesDateView"][];
            /** @description How many are free: booked, moved or given back. */
            free: number;
            /** @description How many are not. */
            refused: number;
            /** @description Of the free ones; null when there are none. */
            total: components["schemas"]["MoneyView"] | null;
        };
        OrderSeriesRequest: {
            /** Format: uuid */
            resourceId: string;
            /**
             * @description RFC 5545: FREQ=DAILY, WEEKLY or MONTHLY, INTERVAL, BYDAY, BYMONTHDAY, and COUNT (at most 366) or UNTIL (a local day, at most two years on). Months without the day are left out; BYMONTHDAY=-1 is the last day.
             * @example FREQ=WEEKLY;BYDAY=TU,TH;COUNT=12
             */
            rule: string;
            /**
             * Format: date
             * @description The local day from which on dates are counted.
             */
            firstDay: string;
            /**
             * @description On the wall clock of the site, the same on every date. Of an hour that comes twice it is the first.
             * @example 09:00
             */
            startTime: string;
            /**
             * @description How long each booking is.
             * @example 120
             */
            minutes: number;
            /** @default 1 */
            quantity?: number;
            /** @description The company that pays; null: the member; left out: as the member’s companies have it. */
            payer?: components["schemas"]["PayerRequest"] | null;
            /**
             * @description What is taken along with the place.
             * @example []
             */
            extras?: components["schemas"]["WantedExtraRequest"][];
            /** Format: uuid */
            siteId: string;
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7); repeat it to retry safely.
             */
            id: string;
            /**
             * @description refuse: all dates or none; skip: those that can be had.
             * @enum {string}
             */
            onConflict: "skip" | "refuse";
        };
        SkippedDateView: {
            /** Format: date */
            day: string;
            /** @enum {string} */
            code: "malformed_request" | "invalid_request" | "body_too_large" | "unsupported_media_type" | "bad_origin" | "not_found" | "unauthenticated" | "forbidden" | "too_many_attempts" | "unavailable" | "internal" | "code_invalid" | "credentials_invalid" | "password_too_weak" | "invitation_invalid" | "last_manager" | "slot_taken" | "in_the_past" | "too_far_ahead" | "outside_opening_hours" | "closed" | "closure_over_reservations" | "duration_too_short" | "duration_too_long" | "off_step" | "quantity_too_large" | "not_for_sale" | "id_reused" | "not_cancellable" | "not_movable" | "already_invoiced" | "not_checkable" | "no_show_fee_invoiced" | "code_replaced" | "nothing_booked_here" | "not_on_the_spot" | "too_many_calendars" | "calendar_address_invalid" | "calendar_address_private" | "too_many_external_calendars" | "hold_expired" | "too_many_holds" | "awaits_approval" | "place_is_free" | "already_waiting" | "too_many_waiting" | "too_many_guests" | "too_late_to_book" | "too_late_to_change" | "too_late_to_cancel" | "quota_reached" | "one_place_at_a_time" | "authorisation_missing" | "authorisation_expired" | "authorisation_exists" | "approval_needed" | "not_awaiting_approval" | "series_rule_unknown" | "series_too_long" | "series_without_dates" | "series_conflicts" | "not_a_time" | "parent_not_whole" | "parent_in_itself" | "parent_booked" | "hours_reversed" | "unknown_feature" | "unknown_commune" | "radius_out_of_range" | "position_incomplete" | "resource_booked" | "capacity_below_booked" | "name_taken" | "photo_unreadable" | "photo_too_large" | "too_many_photos" | "legal_profile_incomplete" | "seller_number_wrong" | "vat_number_elsewhere" | "member_known" | "reverse_charge_not_by_seller" | "reverse_charge_needs_vat_number" | "reverse_charge_at_home" | "reverse_charge_outside_union" | "reverse_charge_other_number" | "seller_prices_differ" | "nothing_to_invoice" | "month_not_begun" | "billing_bound" | "too_many_watchers" | "vat_rate_unknown" | "line_invoiced" | "document_frozen" | "credit_above_original" | "credit_not_positive" | "credit_other_sign" | "deposit_deducted" | "nothing_to_credit" | "nothing_to_settle" | "not_creditable" | "quote_sent" | "quote_not_sent" | "quote_expired" | "quote_decided" | "quote_not_positive" | "accounting_month_closed" | "accounting_month_running" | "fec_not_for_seller" | "journal_day_closed" | "archive_days_reversed" | "archive_too_long" | "company_not_paying" | "company_cap_reached" | "extra_not_offered" | "extra_not_left" | "extra_stock_booked" | "rates_overlap" | "rate_without_price" | "rate_step_twice" | "rate_in_use" | "rate_retired" | "rate_terms_differ" | "hours_overlap" | "already_billed" | "credit_not_enough" | "credit_used" | "credit_wrong_unit" | "credit_needs_price_mode" | "pack_not_on_sale" | "price_changed" | "clock_went_back" | "group_closed" | "allowance_unit_wrong" | "plan_cycle_fixed" | "plan_retired" | "plan_held_already" | "plan_unchanged" | "starts_too_early" | "end_before_start" | "too_early_to_end" | "too_early_to_change" | "pause_not_offered" | "rights_used_later" | "already_ending" | "not_ending" | "membership_over" | "already_paused" | "not_paused" | "invoice_negative" | "mail_under_way" | "too_many_copies" | "rendering_failed" | "paper_unreadable" | "paper_active" | "paper_decided" | "paper_changed" | "paper_kind_closed" | "too_many_pages" | "too_many_papers" | "import_unreadable" | "import_without_email" | "import_too_long" | "import_not_ready";
        };
        SeriesView: {
            id: string;
            /** @description RFC 5545 */
            rule: string;
            /** Format: date */
            firstDay: string;
            /**
             * @description As it was ordered; each reservation says what it is now.
             * @example 09:00
             */
            startTime: string;
            minutes: number;
            timeZone: string;
            quantity: number;
            site: components["schemas"]["ReservedSiteView"];
            resourceId: string;
            resourceName: string;
            /** @description Whom it is for. */
            memberName: string;
            /** @description All that was booked, the earliest first. */
            reservations: components["schemas"]["ReservationView"][];
            /** @description Dates that could not be had when it was ordered. */
            skipped: components["schemas"]["SkippedDateView"][];
        };
        WhichDatesRequest: {
            /**
             * Format: uuid
             * @description This reservation of it and the later ones; all when left out.
             */
            fromId?: string;
        };
        PreviewMoveSeriesRequest: {
            /**
             * Format: uuid
             * @description This reservation of it and the later ones; all when left out.
             */
            fromId?: string;
            /** Format: uuid */
            resourceId?: string;
            /**
             * @description On the wall clock of the site, the same on every date. Of an hour that comes twice it is the first.
             * @example 09:00
             */
            startTime?: string;
            /** @example 120 */
            minutes?: number;
        };
        MoveSeriesRequest: {
            /**
             * Format: uuid
             * @description This reservation of it and the later ones; all when left out.
             */
            fromId?: string;
            /** Format: uuid */
            resourceId?: string;
            /**
             * @description On the wall clock of the site, the same on every date. Of an hour that comes twice it is the first.
             * @example 09:00
             */
            startTime?: string;
            /** @example 120 */
            minutes?: number;
            /**
             * @description refuse: all dates or none; skip: those that can move.
             * @enum {string}
             */
            onConflict: "skip" | "refuse";
        };
        PreviewSeriesForRequest: {
            /** Format: uuid */
            resourceId: string;
            /**
             * @description RFC 5545: FREQ=DAILY, WEEKLY or MONTHLY, INTERVAL, BYDAY, BYMONTHDAY, and COUNT (at most 366) or UNTIL (a local day, at most two years on). Months without the day are left out; BYMONTHDAY=-1 is the last day.
             * @example FREQ=WEEKLY;BYDAY=TU,TH;COUNT=12
             */
            rule: string;
            /**
             * Format: date
             * @description The local day from which on dates are counted.
             */
            firstDay: string;
            /**
             * @description On the wall clock of the site, the same on every date. Of an hour that comes twice it is the first.
             * @example 09:00
             */
            startTime: string;
            /**
             * @description How long each booking is.
             * @example 120
             */
            minutes: number;
            /** @default 1 */
            quantity?: number;
            /** @description The company that pays; null: the member; left out: as the member’s companies have it. */
            payer?: components["schemas"]["PayerRequest"] | null;
            /**
             * @description What is taken along with the place.
             * @example []
             */
            extras?: components["schemas"]["WantedExtraRequest"][];
            /** Format: uuid */
            memberId: string;
            /**
             * @description Skip the rules that are policy.
             * @default false
             * @example false
             */
            override?: boolean;
        };
        OrderSeriesForRequest: {
            /** Format: uuid */
            resourceId: string;
            /**
             * @description RFC 5545: FREQ=DAILY, WEEKLY or MONTHLY, INTERVAL, BYDAY, BYMONTHDAY, and COUNT (at most 366) or UNTIL (a local day, at most two years on). Months without the day are left out; BYMONTHDAY=-1 is the last day.
             * @example FREQ=WEEKLY;BYDAY=TU,TH;COUNT=12
             */
            rule: string;
            /**
             * Format: date
             * @description The local day from which on dates are counted.
             */
            firstDay: string;
            /**
             * @description On the wall clock of the site, the same on every date. Of an hour that comes twice it is the first.
             * @example 09:00
             */
            startTime: string;
            /**
             * @description How long each booking is.
             * @example 120
             */
            minutes: number;
            /** @default 1 */
            quantity?: number;
            /** @description The company that pays; null: the member; left out: as the member’s companies have it. */
            payer?: components["schemas"]["PayerRequest"] | null;
            /**
             * @description What is taken along with the place.
             * @example []
             */
            extras?: components["schemas"]["WantedExtraRequest"][];
            /** Format: uuid */
            memberId: string;
            /**
             * @description Skip the rules that are policy.
             * @default false
             * @example false
             */
            override?: boolean;
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7); repeat it to retry safely.
             */
            id: string;
            /**
             * @description refuse: all dates or none; skip: those that can be had.
             * @enum {string}
             */
            onConflict: "skip" | "refuse";
        };
        CancelSeriesForRequest: {
            /**
             * Format: uuid
             * @description This reservation of it and the later ones; all when left out.
             */
            fromId?: string;
            /**
             * @description Charge them all the same.
             * @default false
             * @example false
             */
            keepCharge?: boolean;
        };
        PreviewMoveSeriesForRequest: {
            /**
             * Format: uuid
             * @description This reservation of it and the later ones; all when left out.
             */
            fromId?: string;
            /** Format: uuid */
            resourceId?: string;
            /**
             * @description On the wall clock of the site, the same on every date. Of an hour that comes twice it is the first.
             * @example 09:00
             */
            startTime?: string;
            /** @example 120 */
            minutes?: number;
            /**
             * @description Skip the rules that are policy.
             * @default false
             * @example false
             */
            override?: boolean;
        };
        MoveSeriesForRequest: {
            /**
             * Format: uuid
             * @description This reservation of it and the later ones; all when left out.
             */
            fromId?: string;
            /** Format: uuid */
            resourceId?: string;
            /**
             * @description On the wall clock of the site, the same on every date. Of an hour that comes twice it is the first.
             * @example 09:00
             */
            startTime?: string;
            /** @example 120 */
            minutes?: number;
            /**
             * @description Skip the rules that are policy.
             * @default false
             * @example false
             */
            override?: boolean;
            /**
             * @description refuse: all dates or none; skip: those that can move.
             * @enum {string}
             */
            onConflict: "skip" | "refuse";
        };
        WaitRequest: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /**
             * Format: uuid
             * @description Made by the client (UUIDv7); repeat it to retry safely.
             */
            id: string;
            /** Format: uuid */
            resourceId: string;
            /** @default 1 */
            quantity?: number;
            /** Format: uuid */
            siteId: string;
        };
        WaitingView: {
            id: string;
            site: components["schemas"]["ReservedSiteView"];
            resourceId: string;
            resourceName: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            quantity: number;
            /** @description From 1 on, among those who wait for some of the same time of it. */
            position: number;
        };
        MyWaitingView: {
            waiting: components["schemas"]["WaitingView"][];
        };
        SiteWaitingView: {
            timeZone: string;
            /** @description For how long a place is kept for the first in line. */
            minutes: number;
            /** @description Whoever came first, first; at most 100. */
            waiting: components["schemas"]["WaitingMemberView"][];
        };
        WaitingMinutesRequest: {
            /** @example 60 */
            minutes: number;
        };
        MemberBookingView: {
            id: string;
            resourceName: string;
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            quantity: number;
            /** @enum {string} */
            status: "held" | "confirmed" | "checked_in" | "cancelled" | "expired" | "no_show";
            price: components["schemas"]["MoneyView"];
        };
        MemberTrainingView: {
            authorisationId: string;
            name: string;
            /** Format: date */
            grantedOn: string;
            /**
             * Format: date
             * @description The last day; null: for good.
             */
            expiresOn: string | null;
        };
        ActivityView: {
            timeZone: string;
            /** @description What is not over, the soonest first; at most 20. */
            upcoming: components["schemas"]["MemberBookingView"][];
            /** @description Over, cancelled or not used, the latest first; at most 20. */
            past: components["schemas"]["MemberBookingView"][];
            trainings: components["schemas"]["MemberTrainingView"][];
        };
        CompanyBookingView: {
            id: string;
            personId: string;
            /** @description As the site calls them. */
            personName: string;
            costCentre: string | null;
            /**
             * @description held: it waits for the word of the site.
             * @enum {string}
             */
            status: "held" | "confirmed" | "checked_in";
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            quantity: number;
            site: components["schemas"]["ReservedSiteView"];
            resource: components["schemas"]["ReservedResourceView"];
            /** @description With the extras. */
            price: components["schemas"]["MoneyView"];
            /** @description What is had along with the place. */
            extras: components["schemas"]["NamedExtraView"][];
            /** @description Null: it can no longer be cancelled here. */
            cancellation: components["schemas"]["CancellationView"] | null;
        };
        CompanyBookingsView: {
            /** @description The next first, at most 200. */
            reservations: components["schemas"]["CompanyBookingView"][];
        };
        FigureView: {
            /** @enum {string} */
            key: "desk_occupancy" | "room_occupancy" | "reservations" | "booked_hours" | "active_people";
            /** @enum {string} */
            unit: "percent" | "count" | "hours";
            /** @description null: not published, or nothing was open. */
            value: number | null;
            /** @description The same over as many weeks before. */
            previous: number | null;
        };
        AttendanceView: {
            value: number | null;
            previous: number | null;
        };
        HeatmapCellView: {
            /** @description 1 = Monday (ISO 8601). */
            weekday: number;
            /** @description Hour of the local clock. */
            hour: number;
            percent: number | null;
            /** @description There is a number, and it is not published. */
            hidden: boolean;
            /** @description Some site is open. */
            open: boolean;
        };
        HeatmapView: {
            /** @enum {string} */
            kind: "desk" | "room" | "machine";
            cells: components["schemas"]["HeatmapCellView"][];
        };
        TrendWeekView: {
            /** @example 2026-W40 */
            week: string;
            /** Format: date */
            monday: string;
            reservations: number | null;
            /** @description Desk occupancy. */
            percent: number | null;
        };
        SiteOccupancyView: {
            id: string;
            slug: string;
            name: string;
            commune: string;
            country: string;
            lat: number;
            lon: number;
            /** @description Desk occupancy; null when nothing was open or not shared. */
            percent: number | null;
            /** @description The site shows its own occupancy to its network. */
            shared: boolean;
        };
        NetworkOccupancyView: {
            /**
             * Format: date
             * @description First day, a Monday.
             */
            from: string;
            /**
             * Format: date
             * @description Last day, a Sunday.
             */
            to: string;
            /** @enum {number} */
            weeks: 4 | 12 | 24;
            /**
             * @description Key of the text that says when a number is hidden.
             * @example heat.hidden
             */
            hiddenRule: string;
            figures: components["schemas"]["FigureView"][];
            /** @description Percent of the desk places whose people checked in. */
            deskAttendance: components["schemas"]["AttendanceView"];
            heatmap: components["schemas"]["HeatmapView"][];
            trend: components["schemas"]["TrendWeekView"][];
            sites: components["schemas"]["SiteOccupancyView"][];
        };
        FiscalYearView: {
            /**
             * Format: date
             * @example 2026-01-01
             */
            first: string;
            /**
             * Format: date
             * @example 2026-12-31
             */
            last: string;
            entries: number;
        };
        VatRowView: {
            /** @enum {string} */
            vatCategory: "S" | "E" | "AE" | "O";
            vatRateBp: number;
            /** @description Invoices and deposits, less credit notes and the deposits that invoices take off. */
            netCents: number;
            /** @description By the documents. */
            vatCents: number;
            /** @description By the accounts: owed when invoiced. */
            dueCents: number;
            /** @description By the accounts: owed once it is paid. */
            pendingCents: number;
        };
        AccountTotalView: {
            /** @example 706100 */
            account: string;
            label: string;
            analytic: string | null;
            debitCents: number;
            creditCents: number;
        };
        AccountingView: {
            /** @enum {string} */
            currency: "EUR" | "CHF";
            /**
             * Format: date
             * @example 2026-11-01
             */
            first: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            last: string;
            /**
             * @description Null: a whole fiscal year.
             * @example 2026-11
             */
            month: string | null;
            /** @description The latest first. */
            years: components["schemas"]["FiscalYearView"][];
            /** @description The last day of the last closed month. */
            closedUntil: string | null;
            /**
             * @description Of the month.
             * @enum {string|null}
             */
            state: "running" | "open" | "closed" | null;
            vat: components["schemas"]["VatRowView"][];
            accounts: components["schemas"]["AccountTotalView"][];
            entries: number;
            /** @description The file of the French tax office is to be had. */
            fec: boolean;
        };
        EntryLineView: {
            account: string;
            accountLabel: string;
            auxiliary: string | null;
            analytic: string | null;
            debitCents: number;
            creditCents: number;
        };
        EntryView: {
            /** @description From 1 in each fiscal year. */
            number: number;
            journal: string;
            /** Format: date */
            entryDate: string;
            /** Format: date */
            validatedOn: string;
            label: string;
            documentId: string;
            /** @enum {string} */
            kind: "invoice" | "credit_note" | "deposit";
            /** @example F2026-000042 */
            pieceRef: string;
            lines: components["schemas"]["EntryLineView"][];
        };
        EntryListView: {
            /** @description In the order they were validated. */
            entries: components["schemas"]["EntryView"][];
            count: number;
            page: number;
            pages: number;
        };
        UsualAccountView: {
            account: string;
            label: string;
        };
        SetAccountView: {
            account: string;
            label: string;
            /**
             * @description What is booked there: a product, customers, deposits, vat_2000…
             * @example desk
             */
            use: string;
            analytic: string | null;
            /** @description What the country usually books it to. */
            usual: components["schemas"]["UsualAccountView"];
        };
        AccountChartView: {
            /** @description Of the fiscal year. */
            firstMonth: number;
            accounts: components["schemas"]["SetAccountView"][];
        };
        AccountRequest: {
            /** @example desk */
            use: string;
            /** @example 706100 */
            account: string;
            label: string;
            analytic: string | null;
        };
        AccountChartRequest: {
            firstMonth: number;
            /** @description What is left out is booked as the country usually does. */
            accounts: components["schemas"]["AccountRequest"][];
        };
        ClosingRequest: {
            /**
             * @description It and all before it.
             * @example 2026-10
             */
            month: string;
        };
        /** @description RFC 9457 problem details, with the facts a client may act on beside them. */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "malformed_request" | "invalid_request" | "body_too_large" | "unsupported_media_type" | "bad_origin" | "not_found" | "unauthenticated" | "forbidden" | "too_many_attempts" | "unavailable" | "internal" | "code_invalid" | "credentials_invalid" | "password_too_weak" | "invitation_invalid" | "last_manager" | "slot_taken" | "in_the_past" | "too_far_ahead" | "outside_opening_hours" | "closed" | "closure_over_reservations" | "duration_too_short" | "duration_too_long" | "off_step" | "quantity_too_large" | "not_for_sale" | "id_reused" | "not_cancellable" | "not_movable" | "already_invoiced" | "not_checkable" | "no_show_fee_invoiced" | "code_replaced" | "nothing_booked_here" | "not_on_the_spot" | "too_many_calendars" | "calendar_address_invalid" | "calendar_address_private" | "too_many_external_calendars" | "hold_expired" | "too_many_holds" | "awaits_approval" | "place_is_free" | "already_waiting" | "too_many_waiting" | "too_many_guests" | "too_late_to_book" | "too_late_to_change" | "too_late_to_cancel" | "quota_reached" | "one_place_at_a_time" | "authorisation_missing" | "authorisation_expired" | "authorisation_exists" | "approval_needed" | "not_awaiting_approval" | "series_rule_unknown" | "series_too_long" | "series_without_dates" | "series_conflicts" | "not_a_time" | "parent_not_whole" | "parent_in_itself" | "parent_booked" | "hours_reversed" | "unknown_feature" | "unknown_commune" | "radius_out_of_range" | "position_incomplete" | "resource_booked" | "capacity_below_booked" | "name_taken" | "photo_unreadable" | "photo_too_large" | "too_many_photos" | "legal_profile_incomplete" | "seller_number_wrong" | "vat_number_elsewhere" | "member_known" | "reverse_charge_not_by_seller" | "reverse_charge_needs_vat_number" | "reverse_charge_at_home" | "reverse_charge_outside_union" | "reverse_charge_other_number" | "seller_prices_differ" | "nothing_to_invoice" | "month_not_begun" | "billing_bound" | "too_many_watchers" | "vat_rate_unknown" | "line_invoiced" | "document_frozen" | "credit_above_original" | "credit_not_positive" | "credit_other_sign" | "deposit_deducted" | "nothing_to_credit" | "nothing_to_settle" | "not_creditable" | "quote_sent" | "quote_not_sent" | "quote_expired" | "quote_decided" | "quote_not_positive" | "accounting_month_closed" | "accounting_month_running" | "fec_not_for_seller" | "journal_day_closed" | "archive_days_reversed" | "archive_too_long" | "company_not_paying" | "company_cap_reached" | "extra_not_offered" | "extra_not_left" | "extra_stock_booked" | "rates_overlap" | "rate_without_price" | "rate_step_twice" | "rate_in_use" | "rate_retired" | "rate_terms_differ" | "hours_overlap" | "already_billed" | "credit_not_enough" | "credit_used" | "credit_wrong_unit" | "credit_needs_price_mode" | "pack_not_on_sale" | "price_changed" | "clock_went_back" | "group_closed" | "allowance_unit_wrong" | "plan_cycle_fixed" | "plan_retired" | "plan_held_already" | "plan_unchanged" | "starts_too_early" | "end_before_start" | "too_early_to_end" | "too_early_to_change" | "pause_not_offered" | "rights_used_later" | "already_ending" | "not_ending" | "membership_over" | "already_paused" | "not_paused" | "invoice_negative" | "mail_under_way" | "too_many_copies" | "rendering_failed" | "paper_unreadable" | "paper_active" | "paper_decided" | "paper_changed" | "paper_kind_closed" | "too_many_pages" | "too_many_papers" | "import_unreadable" | "import_without_email" | "import_too_long" | "import_not_ready";
            instance: string;
            errors?: {
                field: string;
                message: string;
            }[];
        } & {
            [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
