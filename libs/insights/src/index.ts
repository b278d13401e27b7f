export { InsightsHttpModule, InsightsModule, insightsEntities } from './insights.module.js';
export { UsageService } from './usage.service.js';
